#include "netra/websocket/state_synchronization_manager.h"

#include <cstdint>
#include <map>
#include <mutex>

namespace netra::websocket {

struct StateSynchronizationManager::Impl {
  struct State {
    json value = json::object();
    std::uint64_t version = 0;
  };
  using Callback = std::function<void(const std::string&, const std::string&)>;

  ConnectionManager* connections = nullptr;
  std::mutex mutex;
  std::map<std::string, State> states;
  std::map<std::string, Callback> callbacks;

  json shown(const std::string& user_id, bool conflict) {
    const State& state = states[user_id];
    return {{"state", state.value}, {"version", state.version}, {"conflict", conflict}};
  }

  // The update is {"version": the version that the client saw, "state": a merge patch}.
  json apply(const std::string& user_id, const json& update) {
    std::lock_guard lock(mutex);
    State& state = states[user_id];
    const auto version = update.find("version");
    if (version == update.end() || !version->is_number_unsigned()) return shown(user_id, true);
    if (version->get<std::uint64_t>() != state.version) return shown(user_id, true);
    state.value.merge_patch(update.value("state", json::object()));
    ++state.version;
    return shown(user_id, false);
  }

  json attach(const std::string& user_id, const std::string& connection_id, const WsPtr& websocket,
              const char* event) {
    if (connections && !connections->find_connection(user_id, websocket))
      connections->connect(user_id, websocket);
    Callback callback;
    json answer;
    {
      std::lock_guard lock(mutex);
      const State& state = states[user_id];
      answer = {{"status", "connected"}, {"version", state.version}, {"state", state.value}};
      if (const auto found = callbacks.find(connection_id); found != callbacks.end())
        callback = found->second;
    }
    if (callback) callback(connection_id, event);
    return answer;
  }
};

StateSynchronizationManager::StateSynchronizationManager(ConnectionManager* connections)
    : impl_(std::make_unique<Impl>()) {
  impl_->connections = connections;
}

StateSynchronizationManager::~StateSynchronizationManager() = default;

json StateSynchronizationManager::handle_new_connection(const std::string& user_id,
                                                        const std::string& connection_id, WsPtr websocket) {
  return impl_->attach(user_id, connection_id, websocket, "new_connection");
}

json StateSynchronizationManager::handle_state_update(const std::string& user_id, const json& update) {
  return impl_->apply(user_id, update);
}

json StateSynchronizationManager::handle_partial_state_update(const std::string& user_id,
                                                              const json& partial) {
  return impl_->apply(user_id, partial);
}

json StateSynchronizationManager::handle_reconnection(const std::string& user_id,
                                                      const std::string& connection_id, WsPtr websocket) {
  return impl_->attach(user_id, connection_id, websocket, "reconnection");
}

json StateSynchronizationManager::handle_get_current_state(const std::string& user_id, const std::string&,
                                                           WsPtr) {
  std::lock_guard lock(impl_->mutex);
  return impl_->shown(user_id, false);
}

void StateSynchronizationManager::handle_disconnection(const std::string&, const std::string& connection_id) {
  std::lock_guard lock(impl_->mutex);
  impl_->callbacks.erase(connection_id);
}

void StateSynchronizationManager::register_sync_callback(
    const std::string& connection_id, std::function<void(const std::string&, const std::string&)> callback) {
  std::lock_guard lock(impl_->mutex);
  impl_->callbacks[connection_id] = std::move(callback);
}

}  // namespace netra::websocket
