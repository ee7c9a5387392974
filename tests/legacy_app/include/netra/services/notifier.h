// notifier.h - messages that no request asked for: announcements, alerts, direct notes.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "netra/server/hub.h"
#include "netra/support/ws_types.h"

namespace netra::services {

// Sends one message to each of several users through any manager that can send to a user.
template <class Manager>
int notify_each(Manager& manager, const std::vector<std::string>& users, const json& message) {
  int online = 0;
  for (const auto& user : users) {
    if (manager.is_connection_active(user)) ++online;
    manager.send_to_user(user, message);
  }
  return online;
}

class Notifier {
 public:
  using Delivery = std::function<void(const std::string& user_id, const json& message)>;

  explicit Notifier(server::HubPtr hub);

  // To everyone but `except`; "" means to everyone.
  void announce(const std::string& text, const std::string& except = "");
  // The number of users that were there.
  int alert(const std::vector<std::string>& users, const std::string& text);
  websocket_core::BroadcastResult system_message(const std::string& text);
  void note_to(const std::string& user_id, const std::string& text);
  websocket_core::BroadcastResult note_to_operators(const std::string& text);
  // To the room that every front end once joined by itself.
  websocket_core::BroadcastResult note_to_lobby(const std::string& text);
  // A function that delivers to one user; it keeps the manager alive.
  Delivery delivery() const;
  // Removes everything that the manager knows of the user's clients, and closes them.
  int sign_out(const std::string& user_id);

 private:
  server::HubPtr hub_;
};

}  // namespace netra::services
