#ifdef WITH_A
#include <one/hub.hpp>
#endif

void both(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
