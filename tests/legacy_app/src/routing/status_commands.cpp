#include "netra/metrics/connection_manager.h"
#include "netra/routing/commands.h"
#include "netra/services/startup.h"

namespace netra::routing {

void add_status_commands(MessageRouter& router, server::Services& services) {
  router.on("status", [&services](const server::Peer& peer, const json&) -> json {
    return {{"type", "status"},
            {"services", services::service_report()},
            {"degradation", services.degradation.status_for(peer)},
            {"connection", services.hub->get_connection_health(peer.user_id)},
            {"metrics", metrics::ConnectionManager::instance().snapshot()},
            {"events", services.transcript->totals()}};
  });

  router.on("who", [&services](const server::Peer& peer, const json& message) -> json {
    const std::string user = message.value("user", peer.user_id);
    return {{"type", "who"},
            {"user", user},
            {"online", services.hub->is_connection_active(user)},
            {"text", services.presence.describe(user)}};
  });

  router.on("reconnect.advice", [&services](const server::Peer&, const json&) -> json {
    json advice = services.reconnect.advice();
    advice["type"] = "reconnect.advice";
    return advice;
  });

  router.on("reconnect.pause", [&services](const server::Peer& peer, const json& message) -> json {
    services.reconnect.pause(peer.connection_id, message.value("paused", true));
    return {{"type", "reconnect.paused"}, {"watched", services.reconnect.is_watched(peer.connection_id)}};
  });
}

}  // namespace netra::routing
