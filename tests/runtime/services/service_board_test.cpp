#include "services/service_board.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <ssot/log.hpp>
#include <stdexcept>
#include <thread>

namespace ssot::services {
namespace {

using std::chrono::milliseconds;
const milliseconds soon{5000};

class ServiceBoardTest : public ::testing::Test {
 protected:
  ServiceBoardTest() {
    set_log_sink([](const LogRecord&) {});
  }
  ~ServiceBoardTest() override { set_log_sink({}); }

  Service noted(const std::string& name, std::set<std::string> needs = {}) {
    return {name,
            [this, name] {
              const std::lock_guard lock(mutex_);
              started_.push_back(name);
              return true;
            },
            std::move(needs)};
  }
  std::vector<std::string> started() {
    const std::lock_guard lock(mutex_);
    return started_;
  }
  std::mutex mutex_;
  std::vector<std::string> started_;
};

TEST_F(ServiceBoardTest, StartsNeedsFirstAndEachOnce) {
  ServiceBoard board({noted("agents", {"llm", "db"}), noted("llm", {"db"}), noted("db"), noted("mail")});
  EXPECT_TRUE(board.ensure({"agents"}, soon).ok);
  EXPECT_EQ(started(), (std::vector<std::string>{"db", "llm", "agents"}));
  EXPECT_TRUE(board.ensure({"agents", "db"}, soon).ok);
  EXPECT_EQ(started().size(), 3u);
}

TEST_F(ServiceBoardTest, ALaterSetIsStartedToo) {
  ServiceBoard board({noted("db"), noted("mail")});
  EXPECT_TRUE(board.ensure({"db"}, soon).ok);
  EXPECT_FALSE(board.readiness().ok);
  EXPECT_TRUE(board.ensure({"mail"}, soon).ok);
  EXPECT_TRUE(board.readiness().ok);
  EXPECT_EQ(board.readiness().detail["services"]["mail"], "running");
}

TEST_F(ServiceBoardTest, AnUnknownServiceStartsNothing) {
  ServiceBoard board({noted("db")});
  const Readiness answer = board.ensure({"db", "cache"}, soon);
  EXPECT_FALSE(answer.ok);
  EXPECT_EQ(answer.detail["error"], "service 'cache' is not declared in Options::services");
  EXPECT_TRUE(started().empty());
}

TEST_F(ServiceBoardTest, AFailureIsToldEndsTheChainAndMayBeTriedAgain) {
  std::atomic<int> tries = 0;
  ServiceBoard board({{"db", [&] { return ++tries > 1; }}, noted("agents", {"db"})});
  const Readiness first = board.ensure({"agents"}, soon);
  EXPECT_FALSE(first.ok);
  EXPECT_EQ(first.detail["services"]["db"], "failed: start returned false");
  EXPECT_EQ(first.detail["services"]["agents"], "stopped");
  EXPECT_TRUE(board.ensure({"agents"}, soon).ok);
}

TEST_F(ServiceBoardTest, AThrowingStartIsAFailure) {
  ServiceBoard board({{"db", []() -> bool { throw std::runtime_error("no route"); }}});
  EXPECT_EQ(board.ensure({"db"}, soon).detail["services"]["db"], "failed: no route");
  EXPECT_EQ(board.degradation().level, DegradationLevel::emergency);
}

TEST_F(ServiceBoardTest, LimitsHoldAndALateSuccessCounts) {
  auto gate = std::make_shared<std::atomic<bool>>(false);
  ServiceBoard board({{"db",
                       [gate] {
                         while (!*gate) std::this_thread::sleep_for(milliseconds{1});
                         return true;
                       },
                       {},
                       milliseconds{30}}});
  const Readiness late = board.ensure({"db"}, soon);
  EXPECT_FALSE(late.ok);
  EXPECT_EQ(late.detail["services"]["db"], "failed: not started within 30 ms");
  const Readiness caller = board.ensure({"db"}, milliseconds{5});
  EXPECT_FALSE(caller.ok);
  EXPECT_EQ(caller.detail["error"], "not ready within 5 ms");
  *gate = true;
  EXPECT_TRUE(board.ensure({"db"}, soon).ok);
}

TEST_F(ServiceBoardTest, CallersTogetherWaitForOneStart) {
  std::atomic<int> starts = 0;
  ServiceBoard board({{"db", [&] {
                         std::this_thread::sleep_for(milliseconds{20});
                         ++starts;
                         return true;
                       }}});
  std::vector<std::thread> callers;
  std::atomic<int> ready = 0;
  for (int i = 0; i < 8; ++i) callers.emplace_back([&] { ready += board.ensure({"db"}, soon).ok ? 1 : 0; });
  for (auto& caller : callers) caller.join();
  EXPECT_EQ(starts, 1);
  EXPECT_EQ(ready, 8);
}

TEST_F(ServiceBoardTest, DeclarationsAreChecked) {
  EXPECT_THROW(ServiceBoard({noted("a"), noted("a")}), std::invalid_argument);
  EXPECT_THROW(ServiceBoard({noted("a", {"b"})}), std::invalid_argument);
  EXPECT_THROW(ServiceBoard({noted("a", {"b"}), noted("b", {"a"})}), std::invalid_argument);
  EXPECT_THROW(ServiceBoard({Service{"a"}}), std::invalid_argument);
}

TEST_F(ServiceBoardTest, HealthMovesTheLevel) {
  ServiceBoard board({noted("a"), noted("b"), noted("c")});
  ASSERT_TRUE(board.ensure({"a", "b", "c"}, soon).ok);
  EXPECT_EQ(board.degradation(), Degradation{});
  EXPECT_TRUE(board.set_health("a", false));
  EXPECT_EQ(board.degradation(), (Degradation{DegradationLevel::minimal, {"a"}}));
  EXPECT_TRUE(board.set_health("a", true));
  EXPECT_EQ(board.degradation().level, DegradationLevel::none);
  EXPECT_FALSE(board.set_health("d", false));
}

TEST(DegradationLevel, EveryLevelIsReachable) {
  EXPECT_EQ(level_of(0, 0), DegradationLevel::none);
  EXPECT_EQ(level_of(0, 3), DegradationLevel::none);
  EXPECT_EQ(level_of(1, 3), DegradationLevel::minimal);
  EXPECT_EQ(level_of(1, 2), DegradationLevel::moderate);
  EXPECT_EQ(level_of(2, 3), DegradationLevel::severe);
  EXPECT_EQ(level_of(3, 3), DegradationLevel::emergency);
}

}  // namespace
}  // namespace ssot::services
