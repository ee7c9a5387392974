// A forward declaration, an alias, another name and a declared member of the family are no duplicates.
#include <app/manager.hpp>

namespace chat {
class Manager;
class ManagerOptions {};
}  // namespace chat

namespace names {
using Manager = app::Manager;  // ssot-lint: allow(SSOT015) an alias is another check's matter
}

namespace app::testing {
class Manager {};
}  // namespace app::testing
