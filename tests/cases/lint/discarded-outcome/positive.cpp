#include <app/manager.hpp>
#include <standard.hpp>

#define QUIETLY(call) (void)(call)

template <class T>
void greet(T& manager) {
  (void)manager.send("in a template");
}

void lose(app::Manager& manager, bool twice) {
  (void)manager.send("cast");
  static_cast<void>(manager.try_send("cast"));
  std::ignore = app::post("ignore");
  QUIETLY(manager.send("macro"));
  [[maybe_unused]] const app::Delivery kept = manager.send("kept");
  auto later = [&] { void(app::manager().send("lambda")); };
  if (twice) (void)(manager.try_send("first"), manager.try_send("second"));
  later();
  greet(manager);
}
