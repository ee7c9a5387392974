#include <older/manager.h>  // ssot-lint: allow(SSOT009) this case is about what meets
