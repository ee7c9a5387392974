// An entry point that is declared; a member of a base, what is switched off and what no unit reads are not missed.
#include <app/manager.hpp>

namespace app {
Manager& compose() { return manager(); }
}  // namespace app
