#include <one/hub.hpp>
#ifdef WITH_A
#endif

void outer(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
