#include "netra/websocket_core/unified_manager.h"

#include <atomic>
#include <deque>
#include <map>
#include <mutex>
#include <vector>

#include "netra/support/clock.h"
#include "stream_writer.h"

namespace netra::websocket_core {
namespace {

constexpr std::size_t kRecoveryLimit = 50;

std::future<void> done() {
  std::promise<void> promise;
  promise.set_value();
  return promise.get_future();
}

std::string next_connection_id() {
  static std::atomic<unsigned> counter{0};
  return "conn_" + std::to_string(++counter);
}

bool ends_with(const std::string& text, const std::string& end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

// Nobody else's id may be in an event. Looks at "owner_user_id" and the like; overwrites what it finds.
void clean_of_other_users(json& message, const std::string& user_id) {
  for (auto& [key, value] : message.items()) {
    if (ends_with(key, "_user_id") && value != user_id) value = user_id;
  }
}

json event_of(const std::string& type, const json& data) {
  json message = data.is_object() ? data : json::object();
  message["type"] = type;
  message["timestamp"] = iso_now();
  return message;
}

}  // namespace

struct UnifiedWebSocketManager::Impl {
  std::mutex mutex;
  std::map<std::string, WebSocketConnection> connections;
  std::map<std::string, std::set<std::string>> by_user;
  std::map<std::string, std::deque<json>> recovery;
  std::vector<std::function<void(const json&)>> listeners;
  UserContext context;
  json config;

  void remember(const WebSocketConnection& connection) {
    connections[connection.connection_id] = connection;
    by_user[connection.user_id].insert(connection.connection_id);
  }

  void forget(const std::string& connection_id) {
    const auto found = connections.find(connection_id);
    if (found == connections.end()) return;
    auto& ids = by_user[found->second.user_id];
    ids.erase(connection_id);
    if (ids.empty()) by_user.erase(found->second.user_id);
    connections.erase(found);
  }

  std::vector<WsPtr> streams_of(const std::string& user_id) {
    std::vector<WsPtr> streams;
    const auto ids = by_user.find(user_id);
    if (ids == by_user.end()) return streams;
    for (const auto& id : ids->second) streams.push_back(connections[id].websocket);
    return streams;
  }

  void keep_for_later(const std::string& user_id, const json& message) {
    auto& queue = recovery[user_id];
    queue.push_back(message);
    while (queue.size() > kRecoveryLimit) queue.pop_front();
  }

  std::deque<json> take_recovery(const std::string& user_id) {
    std::deque<json> queue;
    const auto found = recovery.find(user_id);
    if (found == recovery.end()) return queue;
    queue.swap(found->second);
    recovery.erase(found);
    return queue;
  }
};

UnifiedWebSocketManager::UnifiedWebSocketManager(WebSocketManagerMode, const UserContext* user_context,
                                                 const json& config)
    : impl_(std::make_unique<Impl>()) {
  if (user_context) impl_->context = *user_context;
  impl_->config = config;
}

UnifiedWebSocketManager::~UnifiedWebSocketManager() = default;

UnifiedWebSocketManager& UnifiedWebSocketManager::instance() {
  static UnifiedWebSocketManager manager;
  return manager;
}

std::string UnifiedWebSocketManager::connect_user(const std::string& user_id, WsPtr websocket,
                                                  const std::string& connection_id,
                                                  const std::string& thread_id) {
  const std::string id = connection_id.empty() ? next_connection_id() : connection_id;
  std::deque<json> missed;
  {
    std::lock_guard lock(impl_->mutex);
    impl_->remember({id, user_id, websocket, thread_id, json::object()});
    missed = impl_->take_recovery(user_id);
  }
  for (const auto& message : missed) managers::write_text(websocket, message.dump());
  return id;
}

// No lock: the caller of add_connection() used to come here with it held.
void UnifiedWebSocketManager::register_connection(const std::string& connection_id,
                                                  const std::string& user_id, WsPtr websocket) {
  impl_->remember({connection_id, user_id, std::move(websocket), "", json::object()});
}

std::future<void> UnifiedWebSocketManager::add_connection(const WebSocketConnection& connection) {
  std::lock_guard lock(impl_->mutex);
  impl_->remember(connection);
  return done();
}

std::future<void> UnifiedWebSocketManager::remove_connection(const std::string& connection_id) {
  WsPtr stream;
  {
    std::lock_guard lock(impl_->mutex);
    const auto found = impl_->connections.find(connection_id);
    if (found != impl_->connections.end()) stream = found->second.websocket;
    impl_->forget(connection_id);
  }
  managers::close_stream(stream, 1000, "Normal closure");
  return done();
}

void UnifiedWebSocketManager::disconnect_user(const std::string& user_id, WsPtr websocket, int code,
                                              const std::string& reason) {
  {
    std::lock_guard lock(impl_->mutex);
    std::vector<std::string> gone;
    for (const auto& [id, connection] : impl_->connections) {
      if (connection.user_id == user_id && connection.websocket == websocket) gone.push_back(id);
    }
    for (const auto& id : gone) impl_->forget(id);
  }
  managers::close_stream(websocket, code, reason);
}

std::set<std::string> UnifiedWebSocketManager::get_user_connections(const std::string& user_id) {
  std::lock_guard lock(impl_->mutex);
  const auto found = impl_->by_user.find(user_id);
  return found == impl_->by_user.end() ? std::set<std::string>{} : found->second;
}

bool UnifiedWebSocketManager::send_message(const std::string& connection_id, const json& message) {
  WsPtr stream;
  {
    std::lock_guard lock(impl_->mutex);
    const auto found = impl_->connections.find(connection_id);
    if (found != impl_->connections.end()) stream = found->second.websocket;
  }
  managers::write_text(stream, message.dump());
  return true;
}

bool UnifiedWebSocketManager::send_event(const std::string& connection_id, const std::string& event_type,
                                         const json& data) {
  return send_message(connection_id, event_of(event_type, data));
}

void UnifiedWebSocketManager::broadcast_to_all(const json& message,
                                               const std::set<std::string>& exclude_users) {
  std::vector<WsPtr> streams;
  {
    std::lock_guard lock(impl_->mutex);
    for (const auto& [id, connection] : impl_->connections) {
      if (!exclude_users.contains(connection.user_id)) streams.push_back(connection.websocket);
    }
  }
  const std::string text = message.dump();
  for (const auto& stream : streams) managers::write_text(stream, text);
}

void UnifiedWebSocketManager::add_event_listener(std::function<void(const json&)> listener) {
  std::lock_guard lock(impl_->mutex);
  impl_->listeners.push_back(std::move(listener));
}

void UnifiedWebSocketManager::send_to_user(const std::string& user_id, const json& message) {
  std::vector<WsPtr> streams;
  {
    std::lock_guard lock(impl_->mutex);
    streams = impl_->streams_of(user_id);
    if (streams.empty()) impl_->keep_for_later(user_id, message);
  }
  const std::string text = message.dump();
  for (const auto& stream : streams) managers::write_text(stream, text);
}

bool UnifiedWebSocketManager::send_to_thread(const std::string& thread_id, const json& message) {
  send_to_user(thread_id, message);
  return true;
}

void UnifiedWebSocketManager::emit_critical_event(const std::string& user_id, const std::string& event_type,
                                                  const json& data) {
  json message = event_of(event_type, data);
  clean_of_other_users(message, user_id);
  std::vector<std::function<void(const json&)>> listeners;
  {
    std::lock_guard lock(impl_->mutex);
    listeners = impl_->listeners;
  }
  for (const auto& listener : listeners) listener(message);
  send_to_user(user_id, message);
}

bool UnifiedWebSocketManager::is_connection_active(const std::string& user_id) {
  std::lock_guard lock(impl_->mutex);
  return impl_->by_user.contains(user_id);
}

json UnifiedWebSocketManager::get_connection_health(const std::string& user_id) {
  const auto ids = get_user_connections(user_id);
  return {{"connections", ids.size()}, {"active", !ids.empty()}, {"ids", ids}};
}

}  // namespace netra::websocket_core
