#include <one/hub.hpp>

template <class Sender>
void greet(Sender& sender) {
  sender.post(one::User{"ada"}, "hello").or_report();
}

void run(one::Hub& manager, one::Hub& service) {
  greet(manager);
  greet(service);
}
