// janitor.h - what the nightly job does. Everything here is older than the unification.
#pragma once

#include <string>

#include "netra/server/app.h"
#include "netra/server/peer.h"

namespace netra::maintenance {

// Removes connections without a reader; their number.
int sweep_connections();
void forget_sessions();
// Runs the retries of a lost connection to their end, then drops it.
void bury_connection(const std::string& connection_id);
// Tells one client how things stand and watches until they are better. True if it needs canned replies.
bool watch_over(const server::Peer& peer, AppState& state);
// Points the service starter at another App and forgets what it has started.
bool restart_services(App& app);
// Whether the WebSocket layer answers at all, and brings one connection up to date.
bool self_test(const std::string& connection_id);

}  // namespace netra::maintenance
