// The same names, resolved to other classes.
#include <app/manager.hpp>

struct Mailer {
  void send(const char* text);
};

void part(app::Manager& manager, Mailer& mailer) {
  manager.send("bye");
  mailer.send("bye");
}
