#include "old/manager.h"

template <class Sender>
void greet(Sender& sender) {
  sender.send("ada", "hello");
}

void run(old::Manager& manager, old::Service& service) {
  greet(manager);
  greet(service);
}
