// A friend declaration follows the new class, and access is retained.
#include "old/manager.h"

namespace app {

class Vault {
  friend class old::Manager;
  friend old::Info;
  friend void open(old::Manager& manager, const Vault& vault);
  friend bool operator==(const Vault& vault, old::Level level) { return vault.secret_ != 0 && level == old::Level::LOW; }
  int secret_ = 0;
};

void open(old::Manager& manager, const Vault& vault) {
  if (vault.secret_ == 0) manager.send("ada", "empty");
}

}  // namespace app
