#include <one/hub.hpp>

#if defined(FIRST)
#if defined(SECOND)
#include <old/manager.h>
#else
#include "../include/old/manager.h"
#endif
#elif defined(THIRD)
#include "elsewhere/old/manager.h"
#else
#include "app/types.h"
#endif

#if 0
#include "other/manager.h"  // no legacy header, whatever its name
// #include "old/manager.h"
#include CHOSEN
#endif

void hello(one::Hub& manager) {
#if defined(FIRST)
#if defined(SECOND)
  manager.send("ada", "never compiled");
#endif
#endif
  manager.post(one::User{"ada"}, "hello").or_report();
}
