#if defined(__has_include) && __has_include( <one/hub.hpp> )
#  include <one/hub.hpp>
#  define HAS_MANAGER 1
#endif

#ifdef HAS_MANAGER
void angled(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
#endif
