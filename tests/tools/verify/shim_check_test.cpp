#include "verify/shim_check.hpp"

#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace ssot::verify {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class ShimCheckTest : public ::testing::Test {
 protected:
  ShimCheckTest() {
    std::string pattern = (std::filesystem::temp_directory_path() / "ssot-shim-check-XXXXXX").string();
    folder_ = mkdtemp(pattern.data()) != nullptr ? std::filesystem::canonical(pattern).string() : "";
    rules::Concept unit;
    unit.canonical.type = "one::Hub";
    unit.canonical.include = "\"hub.hpp\"";
    unit.headers = {{"old.h", {"old.cpp"}, {}, {}, false, {}}, {"other.h", {}, {}, {}, false, {}}};
    rules_.concepts = {unit};
  }

  // The units a.cpp and old.cpp; both include old.h, a.cpp other.h too.
  std::string check(const std::string& old_shim, const std::string& other_shim = "#pragma once\n") {
    write("old.h", "");
    write("other.h", "");
    write("hub.hpp", "#pragma once\nnamespace one { struct Hub { int size() const; }; }\n");
    write("a.cpp", "#include \"old.h\"\n#include \"other.h\"\nint a = old::sizze();\n");
    write("old.cpp", "#include \"old.h\"\n");
    const collect::EntityIndex index(rules_);
    const collect::Territory territory{folder_, {}};
    const std::string old_header = folder_ + "/old.h", other_header = folder_ + "/other.h";
    const std::vector<scan::Command> units{command("old.cpp"), command("a.cpp")};
    const std::vector<std::vector<std::string>> closures{{old_header}, {old_header, other_header}};
    return llvm::toString(check_shims({{old_header, old_shim}, {other_header, other_shim}},
                                      {rules_, index, territory, units, closures}));
  }

  void TearDown() override { std::filesystem::remove_all(folder_); }

 private:
  void write(const std::string& name, const std::string& text) {
    std::ofstream(folder_ + "/" + name) << text;
  }
  scan::Command command(const std::string& name) const {
    const std::string file = folder_ + "/" + name;
    return {folder_, file, {"clang++", "-std=c++20", "-fsyntax-only", "-I" + folder_, file}};
  }

  rules::RuleSet rules_;
  std::string folder_;
};

TEST_F(ShimCheckTest, what_compiles_is_silent_whatever_the_unit_itself_says) {
  EXPECT_THAT(check("#pragma once\n#include \"hub.hpp\"\nnamespace old { using Hub = one::Hub; }\n"),
              IsEmpty());
  // "did you mean 'size'?", with a note that leads into the shim.
  EXPECT_THAT(check("#pragma once\nnamespace old { int size(); }\n"), IsEmpty());
}

TEST_F(ShimCheckTest, a_body_that_does_not_compile_is_told_with_its_line) {
  const std::string told = check(
      "#pragma once\n#include \"hub.hpp\"\nnamespace old {\n"
      "  inline int size(one::Hub& hub) { return hub.sise(); }\n}\n");
  EXPECT_THAT(told,
              HasSubstr("/old.h:4:47: error: the compatibility header that the rules make of this file does "
                        "not compile: no member named 'sise' in 'one::Hub'"));
  EXPECT_THAT(told, HasSubstr("the line is: inline int size(one::Hub& hub) { return hub.sise(); }"));
}

TEST_F(ShimCheckTest, an_include_that_the_project_does_not_find_is_told) {
  EXPECT_THAT(
      check("#pragma once\n#include <nowhere/support.hpp>\n"),
      HasSubstr("/old.h:2:10: error: the compatibility header that the rules make of this file does not "
                "compile: 'nowhere/support.hpp' file not found"));
}

TEST_F(ShimCheckTest, where_the_support_header_is_missing_it_says_how_to_get_it) {
  EXPECT_THAT(check("#pragma once\n#include <ssot/migration_shim.hpp>\n"), HasSubstr("ssot shim --support"));
}

TEST_F(ShimCheckTest, all_shims_are_seen_and_all_errors_told) {
  const std::string told =
      check("#pragma once\nusing A = missing_a;\n", "#pragma once\nusing B = missing_b;\n");
  EXPECT_THAT(told, HasSubstr("missing_a"));
  EXPECT_THAT(told, HasSubstr("missing_b"));
  EXPECT_THAT(told, Not(HasSubstr("sizze")));
}

}  // namespace
}  // namespace ssot::verify
