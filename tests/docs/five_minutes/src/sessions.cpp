#include "app/session_manager.hpp"

namespace app {

void SessionManager::open(int) { ++count_; }
void SessionManager::close(int) { --count_; }
bool SessionManager::is_open(int) const { return count_ != 0; }

SessionManager& sessions() {
  static SessionManager one;
  return one;
}

}  // namespace app
