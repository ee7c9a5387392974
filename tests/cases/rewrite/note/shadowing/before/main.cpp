// Where the canonical name would mean something nearer, the site stays, and says so.
#include "old/manager.h"

namespace one_of_ours {
int hub = 0;
}

namespace app {

void as_a_local(old::Manager& manager) {
  int one = 1;
  manager.send("ada", one != 0 ? "x" : "y");
  old::get_manager().is_active("bob");
}

void as_a_parameter(int one) { old::get_manager().is_active(one != 0 ? "ada" : "bob"); }

struct one_holder {
  int one = 0;
  bool as_a_member() { return old::get_manager().is_active("ada"); }
};

void declared_later(old::Manager& manager) {
  manager.send("ada", "before it");
  [[maybe_unused]] int one = 2;
}

void in_a_block(old::Manager& manager) {
  {
    [[maybe_unused]] int one = 3;
  }
  manager.send("ada", "behind it");
}

template <class one>
bool as_a_template_parameter(one* what) {
  return what != nullptr && old::get_manager().is_active("ada");
}

void in_a_lambda() {
  const auto said = [](int one) { return one > 0 && old::get_manager().is_active("ada"); };
  said(1);
}

void as_a_label(old::Manager& manager) {
  goto one;
one:
  manager.send("ada", "labels are no names");
}

}  // namespace app
