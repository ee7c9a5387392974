#include <app/manager.hpp>

// Once this was in old/manager.h.
const char* where() { return "old/manager.h"; }
