#include "old/manager.h"

struct Mailbox {
  bool send(const char* user, const char* text);
};

template <class Sender>
void greet(Sender& sender) {
  sender.send("ada", "hello");
}

void run(old::Manager& manager, Mailbox& mailbox) {
  greet(manager);
  greet(mailbox);
}

template <class Sender>
void nobody_calls_it(Sender& sender) {
  sender.send("ada", "hello");
}
