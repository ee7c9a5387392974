// The nine shims of rules/websocket_manager.json, compiled by both compilers with warnings as errors.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "rules/read_concept.hpp"
#include "shim/write_shim.hpp"

namespace ssot::shim {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream in(path);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

class Compiled : public ::testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "ssot-shim-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    const fs::path rules = fs::path(SSOT_SOURCE_DIR) / "rules/websocket_manager.json";
    llvm::Expected<rules::Concept> known = rules::read_concept(rules.string(), read(rules));
    ASSERT_TRUE(static_cast<bool>(known)) << llvm::toString(known.takeError());
    auto shims = write_shims(*known);
    ASSERT_TRUE(static_cast<bool>(shims)) << llvm::toString(shims.takeError());
    for (const auto& [path, text] : *shims) {
      write(folder_ / "shims" / path, text);
      all_ += "#include \"" + path + "\"\n";
    }
    ASSERT_EQ(shims->size(), 9u);
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream(path) << text;
  }

  // What the compiler says; empty if it accepts the text.
  std::string diagnostics(const std::string& text, const std::string& options = "") {
    write(folder_ / "unit.cpp", text);
    const std::string root = SSOT_SOURCE_DIR;
    const std::string command =
        std::string(GetParam()) + " -std=c++20 -Wall -Wextra -Wpedantic -Werror -fsyntax-only " + options +
        " -I'" + (folder_ / "shims").string() + "' -I'" + root + "/tests/legacy_app/include' -isystem '" +
        root + "/runtime/include' '" + (folder_ / "unit.cpp").string() + "' > '" +
        (folder_ / "out").string() + "' 2>&1";
    return std::system(command.c_str()) == 0 ? "" : read(folder_ / "out") + "\nfailed: " + command;
  }

  fs::path folder_;
  std::string all_;
};

TEST_P(Compiled, AllNineTogetherWithoutAWarning) {
  EXPECT_EQ(diagnostics(all_), "");
}

TEST_P(Compiled, LegacyCodeThatDerivesSwitchesAndCallsStillCompiles) {
  const std::string code = R"~(
using namespace netra::websocket_core;
struct Audit : UnifiedWebSocketManager {
  int sent = 0;
  void send_to_user(const std::string& user, const json& message) override {
    ++sent;
    UnifiedWebSocketManager::send_to_user(user, message);
  }
};
int level(ReconnectionState state, bool idle) {
  switch (state) {
    case ReconnectionState::IDLE: return 1;
    case ReconnectionState::FAILED: return 2;
    default: break;
  }
  ReconnectionState other = idle ? ReconnectionState::IDLE : state;
  std::optional<ReconnectionState> known = ReconnectionState::CONNECTED;
  return static_cast<int>(other) + (known == ReconnectionState::IDLE) + (other == state);
}
int main() {
  Audit audit;
  netra::ws::WebSocketManager& base = audit;
  base.send_to_user("u", {{"type", "x"}});
  NETRA_WS_MANAGER().send_to_thread("t", {});
  websocket_recovery_manager.broadcast_to_all({});
  audit.add_connection({"c1", "u1", nullptr, "t1", {}}).get();
  auto manager = netra::ws::get_websocket_manager(nullptr).get();
  netra::websocket::ConnectionInfo* info = netra::websocket::get_connection_manager()->connect("u", nullptr);
  GracefulDegradationManager degradation(nullptr, nullptr);
  bool ok = ServiceInitializationManager::get_instance()->initialize_missing_services({"db"}, 2.5).first;
  return ok + level({}, true) + (info != nullptr) + (manager != nullptr) +
         (degradation.assess_service_availability().level == DegradationLevel::SEVERE);
}
)~";
  EXPECT_EQ(diagnostics(all_ + code, "-DSSOT_SHIM_NO_DEPRECATED"), "");
  std::string warned = diagnostics(all_ + code);
  EXPECT_NE(warned.find("deprecated"), std::string::npos);
  EXPECT_NE(warned.find("use ssot::WebSocketManager from <ssot/websocket_manager.hpp>"), std::string::npos)
      << warned;
}

INSTANTIATE_TEST_SUITE_P(Compilers, Compiled, ::testing::Values("g++", "clang++-19"),
                         [](const auto& each) { return each.index == 0 ? "gcc" : "clang"; });

}  // namespace
}  // namespace ssot::shim
