#include <one/hub.hpp>

// A comment that goes on \
old::Manager in_the_comment;
void spliced(one::Hub& manager) {
  manager.post(one::User{"ada"}, "hel\
lo").or_report();
  manager.online(one::User{"bob"});
  manager.post(one::User{"ada"}, "hello").or_report();
  one::hub().prefer(one::Priority::low);
}

#define CALL(x) \
  (x).online(one::User{"ada"})
bool called(one::Hub& manager) { return CALL(manager); }
