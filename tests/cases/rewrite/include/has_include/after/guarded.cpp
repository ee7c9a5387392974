#if __has_include(<one/hub.hpp>)
#include <one/hub.hpp>
#endif

void guarded(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
