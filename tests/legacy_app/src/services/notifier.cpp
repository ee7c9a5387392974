#include "netra/services/notifier.h"

#include "netra/support/clock.h"
#include "netra/support/log.h"

namespace netra::services {
namespace {

json notice(const std::string& kind, const std::string& text) {
  return {{"type", kind}, {"text", text}, {"timestamp", iso_now()}};
}

void deliver_to(const server::HubPtr& hub, const std::string& user_id, const json& message) {
  hub->send_to_user(user_id, message);
}

}  // namespace

Notifier::Notifier(server::HubPtr hub) : hub_(std::move(hub)) {}

void Notifier::announce(const std::string& text, const std::string& except) {
  if (except.empty()) {
    hub_->broadcast_to_all(notice("announcement", text));
  } else {
    hub_->broadcast_to_all(notice("announcement", text), {except});
  }
#ifdef NETRA_LEGACY_POLLING
  // Clients that could not hold a socket asked every two seconds; gone since the old front end went.
  for (const auto& id : netra::websocket_core::get_manager().get_user_connections("polling")) {
    netra::websocket_core::UnifiedWebSocketManager::instance().send_message(id, notice("poll", text));
  }
#endif
}

int Notifier::alert(const std::vector<std::string>& users, const std::string& text) {
  return notify_each(*hub_, users, notice("alert", text));
}

websocket_core::BroadcastResult Notifier::system_message(const std::string& text) {
  return websocket_core::broadcast_message(notice("system", text));
}

void Notifier::note_to(const std::string& user_id, const std::string& text) {
  hub_->send_to_user(user_id, notice("note", text));
}

websocket_core::BroadcastResult Notifier::note_to_operators(const std::string& text) {
  websocket_core::BroadcastResult result =
      websocket_core::broadcast_message(notice("note", text), "operators");
  if (result.failed > 0) log_error("no note to the operators: " + text);
  return result;
}

websocket_core::BroadcastResult Notifier::note_to_lobby(const std::string& text) {
  return websocket_core::broadcast_message(notice("note", text), "", "lobby");
}

Notifier::Delivery Notifier::delivery() const {
  using namespace std::placeholders;
  return std::bind(&deliver_to, hub_, _1, _2);
}

int Notifier::sign_out(const std::string& user_id) {
  int count = 0;
  for (const auto& id : hub_->get_user_connections(user_id)) {
    hub_->send_event(id, "signed_out", {{"user_id", user_id}});
    hub_->remove_connection(id).get();
    ++count;
  }
  return count;
}

}  // namespace netra::services
