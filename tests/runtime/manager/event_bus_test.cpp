#include "manager/event_bus.hpp"

#include <gtest/gtest.h>

#include <string>

namespace ssot::manager {
namespace {

class EventBusTest : public ::testing::Test {
 protected:
  void publish(int value) {
    bus_->publish(value, [this](std::exception_ptr) { ++failures_; });
  }
  std::shared_ptr<EventBus<int>> bus_ = std::make_shared<EventBus<int>>();
  int failures_ = 0;
  std::string seen_;
};

TEST_F(EventBusTest, EndsWithItsSubscription) {
  {
    const Subscription s = bus_->add([&](int v) { seen_ += std::to_string(v); });
    publish(1);
  }
  publish(2);
  EXPECT_EQ(seen_, "1");
  EXPECT_TRUE(bus_->empty());
}

TEST_F(EventBusTest, KeepOutlivesTheSubscription) {
  bus_->add([&](int v) { seen_ += std::to_string(v); }).keep();
  publish(1);
  EXPECT_EQ(seen_, "1");
}

TEST_F(EventBusTest, MovingMovesTheRight) {
  Subscription outer;
  {
    Subscription inner = bus_->add([&](int v) { seen_ += std::to_string(v); });
    outer = std::move(inner);
  }
  publish(1);
  outer = Subscription();
  publish(2);
  EXPECT_EQ(seen_, "1");
}

TEST_F(EventBusTest, ACallbackMayEndItselfAndAddOthers) {
  Subscription self;
  self = bus_->add([&](int) {
    seen_ += "a";
    bus_->add([&](int) { seen_ += "b"; }).keep();
    self = Subscription();
  });
  publish(1);
  publish(2);
  EXPECT_EQ(seen_, "ab");
}

TEST_F(EventBusTest, OneThatThrowsDoesNotStopTheRest) {
  bus_->add([](int) { throw 1; }).keep();
  bus_->add([&](int) { seen_ += "x"; }).keep();
  publish(1);
  EXPECT_EQ(seen_, "x");
  EXPECT_EQ(failures_, 1);
}

TEST_F(EventBusTest, ASubscriptionMayOutliveTheBus) {
  const Subscription s = bus_->add([](int) {});
  bus_.reset();
}

}  // namespace
}  // namespace ssot::manager
