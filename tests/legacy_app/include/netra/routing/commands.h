// commands.h - what clients can ask for. Each function adds the handlers of one group.
#pragma once

#include "netra/routing/message_router.h"
#include "netra/server/services.h"

namespace netra::routing {

// user_message, ping
void add_chat_commands(MessageRouter& router, server::Services& services);
// session.open, session.read, session.update, session.list, session.close
void add_session_commands(MessageRouter& router, server::Services& services);
// state.get, state.update, state.patch
void add_state_commands(MessageRouter& router, server::Services& services);
// room.join, room.say, broadcast, alert, note, sign_out
void add_room_commands(MessageRouter& router, server::Services& services);
// status, who, reconnect.advice, reconnect.pause
void add_status_commands(MessageRouter& router, server::Services& services);

}  // namespace netra::routing
