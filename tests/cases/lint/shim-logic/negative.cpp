// One pointer to the canonical, bodies of one call, a reference: it only forwards.
#include <old/quiet.h>  // ssot-lint: allow(SSOT009) this case is about the header
