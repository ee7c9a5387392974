#if __has_include("newer/manager.h")
#include "newer/manager.h"
#elif __has_include(<one/hub.hpp>)
#include <one/hub.hpp>
#elif __has_include("oldest/old/manager.h")
#include "oldest/old/manager.h"
#endif

void chain(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
