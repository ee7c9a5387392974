#include "netra/server/compose.h"

#include "netra/context/user_context.h"
#include "netra/support/log.h"
#include "netra/websocket_core/manager.h"

namespace netra::server {

using netra::websocket_core::UnifiedWebSocketManager;

std::shared_ptr<UnifiedWebSocketManager> compose_managers(App& app) {
  UserContext context{"system", "", "startup"};
  log_info("composing the WebSocket layer for " + context.request_id);
  auto manager = std::make_shared<UnifiedWebSocketManager>(websocket_core::WebSocketManagerMode::UNIFIED,
                                                           &context, app.config());
  app.use_manager(manager);
  return manager;
}

}  // namespace netra::server
