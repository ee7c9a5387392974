// probe.h - tools for the person on call: send one message by hand, through whichever door.
#pragma once

#include <functional>
#include <string>

#include "netra/support/ws_types.h"

namespace netra::diagnostics {

// Sends through anything that has send_message(): the real manager, or a recorder in a dry run.
template <class Channel>
bool probe_through(Channel& channel, const std::string& connection_id) {
  const json message = {{"type", "probe"}};
  return channel.send_message(connection_id, message);
}

// Counts what would have been sent.
class DryRun {
 public:
  bool send_message(const std::string& connection_id, const json& message);
  int count() const { return count_; }

 private:
  int count_ = 0;
};

bool probe_live(const std::string& connection_id);
int probe_dry(const std::string& connection_id);

// A function that sends to one connection.
std::function<bool(const json&)> sender_to(const std::string& connection_id);
// Calls a query of the manager by its name: "active" or "health"; null if there is no such query.
json query(const std::string& name, const std::string& user_id);

// The number of failures of a message to one user, or to everyone if the user is "".
int shout(const std::string& user_id);
// Emits an event under any name that the caller gives.
void emit_by_hand(const std::string& user_id, const std::string& event_type, const json& data);
// Closes a connection and waits until that is done.
void cut(const std::string& connection_id);
// Opens a throw-away session, to see whether sessions work.
bool sessions_work(const std::string& user_id);
// The old way to tell operators something.
void page_operators(const std::string& text);

}  // namespace netra::diagnostics
