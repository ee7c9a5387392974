// Within a function, in a source file, of a pointer, of another class, allowed by the rules.
#include <app/manager.hpp>

using app::Manager;

namespace other {
class Manager {};  // ssot-lint: allow(SSOT005) another class of that name is not what this case is about
using Boss = Manager;
}  // namespace other

namespace app::testing {
using Manager = app::Manager;
}

template <class T>
struct Traits {
  using type = T;
};

using Pointer = app::Manager*;

void greet(Pointer pointer, Traits<Manager>::type& other_name, other::Boss&) {
  using Short = app::Manager;
  Short& manager = pointer != nullptr ? *pointer : other_name;
  manager.send("hello");
}
