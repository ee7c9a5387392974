// Looked at, handed on, reported by name; a guard that is kept; what says nothing of an outcome; another class with a method of that name.
#include <app/manager.hpp>

struct Other {
  app::Delivery send(const char* text);
};

app::Delivery handed_on(app::Manager& manager) { return manager.send("returned"); }

bool look(app::Manager& manager, Other& other) {
  manager.send("reported").or_report();
  app::post("reported").or_report();
  const app::Delivery kept = manager.send("kept");
  const auto subscribed = manager.on("started");
  manager.is_up();
  (void)other.send("another class");
  (void)sizeof(manager.send("never called"));
  if (manager.try_send("asked")) return kept.accepted();
  return manager.send("asked").accepted() && handed_on(manager).accepted();
}
