#include "old/manager.h"
#include <one/hub.hpp>

const char* name_of(int number);

void beside(one::Hub& manager) {
  manager.post(one::User{/*user=*/"ada"}, /*text=*/"hello").or_report();
  manager.post(one::User{"ada" /* who */}, "hello" /* what */).or_report();
  manager.post(one::User{name_of(/*number=*/1)}, "/* no comment */").or_report();
  manager.post(one::User{"ada"}, "spells the default").or_report();
}

void at_line_ends(one::Hub& manager) {
  manager.post(one::User{"ada"}, // who
               "hello"   // what
  ).or_report();
  manager.post(one::User{// first the user
      "ada"}, // then the text
      "hello").or_report();
}

void dropped(one::Hub& manager) {
  manager.detach(one::User{"ada"}, // who
                1000 // the code stays
);
  manager.detach(one::User{"ada"}, 1000 /* stays */);
}

void elsewhere(one::Hub& manager) {
  manager.post(one::User{"ada"}, "hello").or_report() /* between */;
  one::hub() /* nothing */.post(one::User{"ada"}, "hello").or_report();
  int count = manager.count() /* soon */ /* and now */;  // behind
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
