// The canonical include that is there stands under a condition: it is not enough.
#ifdef WITH_A
#include <one/hub.hpp>
#endif
#include <one/hub.hpp>

void has_conditional(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
