#include <app/manager.hpp>
#include <old/manager.h>  // ssot-lint: allow(SSOT009) the classes are what this case is about
