// compose.h - the composition root: the one place that makes the WebSocket manager of the process.
#pragma once

#include <memory>

#include "netra/server/app.h"

namespace netra::server {

// Makes the manager and gives it to the app. Called once, by main() and by the tests' main(), before anything
// else that sends or receives.
std::shared_ptr<websocket_core::UnifiedWebSocketManager> compose_managers(App& app);

}  // namespace netra::server
