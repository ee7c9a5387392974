#ifdef WITH_A
#include <one/hub.hpp>
#endif
#ifdef WITH_B
#include <one/hub.hpp>
#endif

void two(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
