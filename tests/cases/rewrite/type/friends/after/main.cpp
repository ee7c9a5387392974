// A friend declaration follows the new class, and access is retained.
#include <one/hub.hpp>

namespace app {

class Vault {
  friend class one::Hub;
  friend one::Snapshot;
  friend void open(one::Hub& manager, const Vault& vault);
  friend bool operator==(const Vault& vault, one::Priority level) { return vault.secret_ != 0 && level == one::Priority::low; }
  int secret_ = 0;
};

void open(one::Hub& manager, const Vault& vault) {
  if (vault.secret_ == 0) manager.post(one::User{"ada"}, "empty").or_report();
}

}  // namespace app
