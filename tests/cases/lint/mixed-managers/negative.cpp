// The canonical beside a header that forwards to it; and what a manager includes is its own affair.
#include <app/manager.hpp>
#include <shim/manager.h>  // ssot-lint: allow(SSOT009) this case is about what meets
