// old::Manager and manager.send("ada", "hello") in a comment stay what they are.
/* So does old::get_manager()
   on several lines. */
#include "old/manager.h"

const char* plain = "manager.send(\"ada\", \"hello\")";
const char* raw = R"(
#include "old/manager.h"
old::get_manager().send("ada", "hello");
)";
const char* raw_with_a_delimiter = R"x(old::Manager& m = ")"; // old::Manager)x";

/// Sends by old::Manager::send.
void greet(old::Manager& manager) {  // manager is an old::Manager
  manager.send("ada", R"(manager.send("bob", "in \it");)");
  manager.send("ada", R"---(two
lines)" and more)---");  // manager.send
  manager.send(/* user */ "ada", /* text: old::Manager */ "hello" /* not urgent */);
}
