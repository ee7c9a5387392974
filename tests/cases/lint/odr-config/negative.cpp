// A branch that holds no token makes no other class.
#include <old/manager.h>  // ssot-lint: allow(SSOT009) the classes are what this case is about
