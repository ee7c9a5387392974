#include "app/session_manager.hpp"

namespace chat {

void greet(int user) { app::sessions().open(user); }

}  // namespace chat
