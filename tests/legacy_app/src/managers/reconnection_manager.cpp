#include "netra/websocket_core/reconnection_manager.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>

namespace netra::websocket_core {

struct ReconnectionManager::Impl {
  struct Entry {
    std::function<bool()> reconnect;
    ReconnectionState state = ReconnectionState::IDLE;
  };
  ReconnectionConfig config;
  std::mutex mutex;
  std::map<std::string, Entry> entries;

  // One attempt. The callback runs without the lock, so whatever it changes is overwritten afterwards.
  bool attempt(const std::string& connection_id) {
    std::function<bool()> reconnect;
    {
      std::lock_guard lock(mutex);
      const auto found = entries.find(connection_id);
      if (found == entries.end()) return false;
      found->second.state = ReconnectionState::ATTEMPTING;
      reconnect = found->second.reconnect;
    }
    const bool connected = reconnect && reconnect();
    std::lock_guard lock(mutex);
    entries[connection_id].state = connected ? ReconnectionState::CONNECTED : ReconnectionState::FAILED;
    return connected;
  }

  void set_state(const std::string& connection_id, ReconnectionState state) {
    std::lock_guard lock(mutex);
    const auto found = entries.find(connection_id);
    if (found != entries.end()) found->second.state = state;
  }
};

ReconnectionManager::ReconnectionManager(ReconnectionConfig config) : impl_(std::make_unique<Impl>()) {
  impl_->config = config;
}

ReconnectionManager::~ReconnectionManager() = default;

void ReconnectionManager::register_connection(const std::string& connection_id,
                                              std::function<bool()> reconnect) {
  std::lock_guard lock(impl_->mutex);
  impl_->entries[connection_id] = {std::move(reconnect), ReconnectionState::IDLE};
}

void ReconnectionManager::unregister_connection(const std::string& connection_id) {
  std::lock_guard lock(impl_->mutex);
  impl_->entries.erase(connection_id);
}

std::future<void> ReconnectionManager::handle_connection_lost(const std::string& connection_id) {
  return std::async(std::launch::deferred, [this, connection_id] {
    if (get_connection_state(connection_id) == ReconnectionState::DISABLED) return;
    for (int attempt = 0; attempt < impl_->config.max_attempts; ++attempt) {
      if (impl_->attempt(connection_id)) return;
    }
  });
}

bool ReconnectionManager::force_reconnect(const std::string& connection_id) {
  return impl_->attempt(connection_id);
}

void ReconnectionManager::disable_reconnection(const std::string& connection_id) {
  impl_->set_state(connection_id, ReconnectionState::DISABLED);
}

void ReconnectionManager::enable_reconnection(const std::string& connection_id) {
  impl_->set_state(connection_id, ReconnectionState::IDLE);
}

std::optional<ReconnectionState> ReconnectionManager::get_connection_state(const std::string& connection_id) {
  std::lock_guard lock(impl_->mutex);
  const auto found = impl_->entries.find(connection_id);
  if (found == impl_->entries.end()) return std::nullopt;
  return found->second.state;
}

ReconnectionManager& get_reconnection_manager(const ReconnectionConfig* config) {
  static ReconnectionManager manager(config ? *config : ReconnectionConfig{});
  return manager;
}

double calculate_next_reconnect_delay(int attempt, const ReconnectionConfig& config) {
  return std::min(config.initial_delay_seconds * std::pow(2.0, attempt), config.max_delay_seconds);
}

}  // namespace netra::websocket_core
