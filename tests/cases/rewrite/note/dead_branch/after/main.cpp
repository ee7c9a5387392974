#include <one/hub.hpp>

void greet(one::Hub& manager) {
#if 0
  manager.send("ada", "never compiled");
#endif
  manager.post(one::User{"ada"}, "hello").or_report();
}
// old::Manager in a comment
const char* text = "old::Manager in a string";
