#pragma once

// One unit sees the first branch, another one the second: nothing is unseen.
#ifdef FIRST
#include <one/hub.hpp>
inline void choice(one::Hub& manager) { manager.post(one::User{"ada"}, "first").or_report(); }
#else
#include <one/hub.hpp>
inline void choice(one::Hub& manager, const char* user) { manager.post(one::User{user}, "second").or_report(); }
#endif
