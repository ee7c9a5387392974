#include <gtest/gtest.h>

#include <ssot/testing/binding.hpp>
#include <ssot/websocket_manager.hpp>
#include <stdexcept>

namespace ssot {
namespace {

class BindingTest : public ::testing::Test {
 protected:
  void TearDown() override { testing::unbind_websocket_manager(); }
};

TEST_F(BindingTest, UseBeforeBindingSaysWhatToDo) {
  EXPECT_THROW(websocket_manager(), std::logic_error);
  try {
    (void)websocket_manager_ptr();
    FAIL();
  } catch (const std::logic_error& e) {
    EXPECT_NE(std::string(e.what()).find("bind_websocket_manager"), std::string::npos);
  }
}

TEST_F(BindingTest, BindsOnceAndReturnsItsArgument) {
  const auto manager = WebSocketManager::create();
  EXPECT_EQ(bind_websocket_manager(manager), manager);
  EXPECT_EQ(&websocket_manager(), manager.get());
  EXPECT_EQ(websocket_manager_ptr(), manager);
  EXPECT_THROW(bind_websocket_manager(manager), std::logic_error);
  EXPECT_THROW(bind_websocket_manager(WebSocketManager::create()), std::logic_error);
  EXPECT_EQ(websocket_manager_ptr(), manager);
}

TEST_F(BindingTest, NullIsRefused) {
  EXPECT_THROW(bind_websocket_manager(nullptr), std::invalid_argument);
}

TEST_F(BindingTest, UnbindingLetsATestBindItsOwn) {
  bind_websocket_manager(WebSocketManager::create());
  testing::unbind_websocket_manager();
  testing::unbind_websocket_manager();
  const auto manager = WebSocketManager::create();
  bind_websocket_manager(manager);
  EXPECT_EQ(websocket_manager_ptr(), manager);
}

}  // namespace
}  // namespace ssot
