// binding.cpp - the process's one manager.
#include <ssot/testing/binding.hpp>

#include <mutex>
#include <stdexcept>
#include <utility>

#include <ssot/websocket_manager.hpp>

namespace ssot {
namespace {

std::mutex binding_mutex;
std::shared_ptr<WebSocketManager>& bound() {
  static std::shared_ptr<WebSocketManager> manager;
  return manager;
}

}  // namespace

std::shared_ptr<WebSocketManager> bind_websocket_manager(std::shared_ptr<WebSocketManager> manager) {
  if (!manager)
    throw std::invalid_argument(
        "bind_websocket_manager: the manager is null, pass WebSocketManager::create()");
  const std::lock_guard lock(binding_mutex);
  if (bound())
    throw std::logic_error(
        "bind_websocket_manager: a manager is bound already, bind once, in the composition root");
  bound() = manager;
  return manager;
}

std::shared_ptr<WebSocketManager> websocket_manager_ptr() {
  const std::lock_guard lock(binding_mutex);
  if (!bound())
    throw std::logic_error("websocket_manager: no manager is bound, call ssot::bind_websocket_manager first");
  return bound();
}

WebSocketManager& websocket_manager() {
  return *websocket_manager_ptr();
}

namespace testing {

void unbind_websocket_manager() {
  std::shared_ptr<WebSocketManager>
      last;  // declared before the lock, so released after it: closing may call back
  const std::lock_guard lock(binding_mutex);
  last.swap(bound());
}

}  // namespace testing
}  // namespace ssot
