#include <old/manager.h>  // ssot-lint: allow(SSOT009) this case is about the header
