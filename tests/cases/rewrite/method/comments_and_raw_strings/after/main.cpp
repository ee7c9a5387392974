// old::Manager and manager.send("ada", "hello") in a comment stay what they are.
/* So does old::get_manager()
   on several lines. */
#include <one/hub.hpp>

const char* plain = "manager.send(\"ada\", \"hello\")";
const char* raw = R"(
#include "old/manager.h"
old::get_manager().send("ada", "hello");
)";
const char* raw_with_a_delimiter = R"x(old::Manager& m = ")"; // old::Manager)x";

/// Sends by old::Manager::send.
void greet(one::Hub& manager) {  // manager is an old::Manager
  manager.post(one::User{"ada"}, R"(manager.send("bob", "in \it");)").or_report();
  manager.post(one::User{"ada"}, R"---(two
lines)" and more)---").or_report();  // manager.send
  manager.post(one::User{/* user */ "ada"}, /* text: old::Manager */ "hello" /* not urgent */).or_report();
}
