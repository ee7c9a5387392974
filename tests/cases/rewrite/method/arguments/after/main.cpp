#include <one/hub.hpp>

const char* name_of(int number);

void text_is_kept(one::Hub& manager, bool first) {
  manager.post(one::User{"ada"}, "two "  /* a literal in */
               "parts").or_report();
  manager.post(one::User{name_of( 1 )}, first ? "yes" : "no").or_report();
  manager.post(one::User{"ada"}, "default").or_report();
  manager.post_now(one::User{"ada"}, "urgent").or_report();
  manager.detach(one::User{"ada"}, 1000 + 1);
}

void nested(one::Hub& manager) {
  manager.post(one::User{"ada"}, manager.online(one::User{"bob"}) ? "bob is here" : "bob is away").or_report();
}
