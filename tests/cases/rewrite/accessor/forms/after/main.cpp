#include <one/hub.hpp>

void uses() {
  one::hub().post(one::User{"ada"}, "reference").or_report();
  one::hub().post(one::User{"ada"}, "pointer").or_report();
  one::hub().post(one::User{"ada"}, "singleton").or_report();
  one::hub().post(one::User{"ada"}, "global").or_report();
  one::Hub* kept = &one::hub();
  kept->post(one::User{"ada"}, "kept").or_report();
  auto& bound = one::hub();
  bound.post(one::User{"ada"}, "bound").or_report();
  one::hub().post(one::User{"ada"}, "parentheses").or_report();
}
