#if defined(__has_include) && __has_include( <old/manager.h> )
#  include <old/manager.h>
#  define HAS_MANAGER 1
#endif

#ifdef HAS_MANAGER
void angled(old::Manager& manager) { manager.send("ada", "hello"); }
#endif
