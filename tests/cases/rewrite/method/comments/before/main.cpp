#include "old/manager.h"

const char* name_of(int number);

void beside(old::Manager& manager) {
  manager.send(/*user=*/"ada", /*text=*/"hello");
  manager.send("ada" /* who */, "hello" /* what */);
  manager.send(name_of(/*number=*/1), "/* no comment */");
  manager.send("ada", "spells the default", /*urgent=*/false);
}

void at_line_ends(old::Manager& manager) {
  manager.send("ada",    // who
               "hello"   // what
  );
  manager.send(
      // first the user
      "ada",
      // then the text
      "hello");
}

void dropped(old::Manager& manager) {
  manager.close("ada",   // who
                1000,    // the code stays
                "done"   // the reason goes
  );
  manager.close("ada", 1000 /* stays */, /*reason=*/"goes");
}

void elsewhere(old::Manager& manager) {
  manager.send /* between */ ("ada", "hello");
  old::get_manager(/* nothing */).send("ada", "hello");
  int count = manager.count_later(/* soon */) /* and now */.get();  // behind
  (void)count;
}

void directive(old::Manager& manager) {
  manager.send("ada",
#ifdef LOUD
               "HELLO"
#else
               "hello"
#endif
  );
}
