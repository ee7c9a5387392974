// What is gone is told in the rules: a method, a macro, an enumerator, a header, an entry point.
#include <old/manager.h>  // ssot-lint: allow(SSOT009) this case is about the rules
