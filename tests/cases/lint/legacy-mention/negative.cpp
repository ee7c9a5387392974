// An include is another check's matter, and so is one that is switched off; other paths are other headers.
#include <app/manager.hpp>
#include <old/manager.h>  // ssot-lint: allow(SSOT009) an include is another check's matter
#if 0
#include "old/manager.h"  // ssot-lint: allow(SSOT009) switched off
#endif

const char* other() { return "very_old/manager.h, bold/manager.h, old/manager.hpp"; }
