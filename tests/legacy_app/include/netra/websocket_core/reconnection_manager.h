// reconnection_manager.h - back-off and retry for connections that were lost.
#ifndef NETRA_WEBSOCKET_CORE_RECONNECTION_MANAGER_H
#define NETRA_WEBSOCKET_CORE_RECONNECTION_MANAGER_H

#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>

namespace netra::websocket_core {

struct ReconnectionConfig {
  bool enabled = true;
  int max_attempts = 5;
  double initial_delay_seconds = 1.0;
  double max_delay_seconds = 30.0;
};

enum class ReconnectionState { IDLE, ATTEMPTING, CONNECTED, FAILED, DISABLED };

class ReconnectionManager {
 public:
  explicit ReconnectionManager(ReconnectionConfig config = {});
  ~ReconnectionManager();

  void register_connection(const std::string& connection_id, std::function<bool()> reconnect);
  void unregister_connection(const std::string& connection_id);
  std::future<void> handle_connection_lost(const std::string& connection_id);
  bool force_reconnect(const std::string& connection_id);
  void disable_reconnection(const std::string& connection_id);
  void enable_reconnection(const std::string& connection_id);
  std::optional<ReconnectionState> get_connection_state(const std::string& connection_id);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// The process-wide one; the configuration counts only for the first caller.
ReconnectionManager& get_reconnection_manager(const ReconnectionConfig* config = nullptr);

// Seconds until attempt number `attempt` (counted from 0).
double calculate_next_reconnect_delay(int attempt, const ReconnectionConfig& config);

}  // namespace netra::websocket_core

#endif  // NETRA_WEBSOCKET_CORE_RECONNECTION_MANAGER_H
