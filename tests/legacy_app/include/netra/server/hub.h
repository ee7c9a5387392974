// hub.h - what the server calls the WebSocket manager.
#pragma once

#include <memory>

#include "../websocket_core/manager.h"

namespace netra::server {

using Hub = netra::websocket_core::WebSocketManager;
using MainHub = Hub;
using HubPtr = std::shared_ptr<MainHub>;

}  // namespace netra::server
