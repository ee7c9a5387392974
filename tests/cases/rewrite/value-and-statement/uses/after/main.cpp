#include <one/hub.hpp>

void take(bool value);

bool values(one::Hub& manager) {
  bool kept = manager.post(one::User{"ada"}, "initialiser").accepted();
  kept = manager.post(one::User{"ada"}, "assignment").accepted();
  if (manager.post(one::User{"ada"}, "condition").accepted()) take(manager.post(one::User{"ada"}, "argument").accepted());
  while (!manager.post(one::User{"ada"}, "negated").accepted()) break;
  take(kept ? manager.post(one::User{"ada"}, "first").accepted() : manager.post(one::User{"ada"}, "second").accepted());
  return kept && manager.post(one::User{"ada"}, "returned").accepted();
}

void statements(one::Hub& manager, int count) {
  manager.post(one::User{"ada"}, "statement").or_report();
  if (count > 0) manager.post(one::User{"ada"}, "branch").or_report();
  else manager.post(one::User{"ada"}, "other branch").or_report();
  for (int i = 0; i < count; manager.post(one::User{"ada"}, "step").accepted(), ++i) manager.post(one::User{"ada"}, "body").or_report();
  switch (count) {
    case 1: manager.post(one::User{"ada"}, "case").or_report(); break;
    default: manager.post(one::User{"ada"}, "default").or_report();
  }
  static_cast<void>(manager.post(one::User{"ada"}, "cast away").or_report());
}

auto lambda(one::Hub& manager) {
  return [&manager] { return manager.post(one::User{"ada"}, "lambda").accepted(); };
}
