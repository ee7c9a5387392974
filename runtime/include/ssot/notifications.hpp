// notifications.hpp - what `WebSocketManager::on<…>` can be told about. Values only.
//
//   emit → EventEmitted    attach → Connected    detach, loss → Disconnected    resume → ResumeNeeded
//   set_service_health, ensure_ready → DegradationChanged    apply_state → StateSynced (one per connection)
#pragma once

#include <concepts>
#include <nlohmann/json.hpp>
#include <string>

#include <ssot/close_reason.hpp>
#include <ssot/identity.hpp>
#include <ssot/status.hpp>

namespace ssot {

struct EventEmitted {
  nlohmann::json message;  ///< The flat shape, as a client without subprotocol receives it.
};
struct ResumeNeeded {
  ConnectionId id;
};
struct DegradationChanged {
  Degradation before, after;
};
struct StateSynced {
  ConnectionId id;
  std::string kind;  ///< "state_updated" after apply_state.
};
struct Connected {
  ConnectionSnapshot connection;
};
struct Disconnected {
  ConnectionSnapshot connection;
  CloseReason reason;  ///< 1006 if the connection was lost, 1002, 1007 or 1009 if the client broke the rules.
};

template <class Ev>
concept Notification = std::same_as<Ev, EventEmitted> || std::same_as<Ev, ResumeNeeded> ||
                       std::same_as<Ev, DegradationChanged> || std::same_as<Ev, StateSynced> ||
                       std::same_as<Ev, Connected> || std::same_as<Ev, Disconnected>;

}  // namespace ssot
