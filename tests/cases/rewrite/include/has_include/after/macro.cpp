#include <one/hub.hpp>

#define HAS(name) __has_include(name)
#if HAS("old/manager.h")
#include "old/manager.h"
#endif

void macro(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
