// Guard and include go on saying the same, used or not.
#if __has_include(<one/hub.hpp>)
#include <one/hub.hpp>
#endif

int unused() { return 1; }
