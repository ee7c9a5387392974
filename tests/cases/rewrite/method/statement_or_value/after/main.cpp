// Whether a result is used decides the form, wherever the call stands.
#include <one/hub.hpp>

bool other();
void take(bool);

bool forms(one::Hub& manager, int count) {
  for (manager.post(one::User{"a"}, "init").or_report(); count > 0; manager.post(one::User{"a"}, "step").or_report()) --count;
  while (manager.post(one::User{"a"}, "while").accepted()) break;
  do manager.post(one::User{"a"}, "do").or_report();
  while (!manager.post(one::User{"a"}, "not").accepted());
  if (count == 1) manager.post(one::User{"a"}, "then").or_report();
  else manager.post(one::User{"a"}, "else").or_report();
  if (const bool sent = manager.post(one::User{"a"}, "declared").accepted(); !sent) return sent;
  switch (int(manager.post(one::User{"a"}, "switch").accepted())) {
    case 1: manager.post(one::User{"a"}, "case").or_report(); break;
    default: manager.post(one::User{"a"}, "default").or_report();
  }
  (void)manager.post(one::User{"a"}, "void").or_report();
  static_cast<void>(manager.post(one::User{"a"}, "static void").or_report());
  manager.post(one::User{"a"}, "left").accepted(), manager.post(one::User{"a"}, "right").accepted();
  other() && manager.post(one::User{"a"}, "and").accepted();
  count > 0 ? manager.post(one::User{"a"}, "chosen").accepted() : other();
  (manager.post(one::User{"a"}, "in parentheses").or_report());
  take(manager.post(one::User{"a"}, "argument").accepted());
  const auto in_lambda = [&] { return manager.post(one::User{"a"}, "lambda").accepted(); };
  const auto nothing = [&] { manager.post(one::User{"a"}, "lambda statement").or_report(); };
  nothing();
  label: manager.post(one::User{"a"}, "labelled").or_report();
  if (count > 5) goto label;
  [[maybe_unused]] const bool both = (manager.post(one::User{"a"}, "comma").accepted(), in_lambda());
  const int sum = manager.post(one::User{"a"}, "x").accepted() + manager.post(one::User{"a"}, "y").accepted() - -manager.post(one::User{"a"}, "z").accepted();
  const bool parts[] = {manager.post(one::User{"a"}, "one").accepted(), manager.post(one::User{"a"}, "two").accepted()};
  static_assert(sizeof(manager.post(one::User{"a"}, "size").accepted()) == sizeof(bool));
  using Sent = decltype(manager.post(one::User{"a"}, "type").accepted());
  static_assert(!noexcept(manager.post(one::User{"a"}, "noexcept").accepted()));
  return Sent(sum > 0) || parts[0] || manager.post(one::User{"a"}, "or").accepted() ? !manager.post(one::User{"a"}, "not").accepted() : (manager.post(one::User{"a"}, "last").accepted());
}

struct Initialised {
  explicit Initialised(one::Hub& manager) : sent(manager.post(one::User{"a"}, "init").accepted()), again{manager.post(one::User{"a"}, "braces").accepted()} {}
  bool sent;
  bool again;
  bool lazy = one::hub().post(one::User{"a"}, "member").accepted();
};

bool defaulted(bool sent = one::hub().post(one::User{"a"}, "default argument").accepted());
bool arrow(one::Hub* manager) { return manager->post(one::User{"a"}, "b").accepted(), manager -> post(one::User{"a"}, "b").accepted(), (*manager).post(one::User{"a"}, "b").accepted(); }
bool odd(one::Hub* manager, one::Hub** many) {
  (&*manager)->post(one::User{"a"}, "b").or_report();
  many[0]->post(one::User{"a"}, "b").or_report();
  (*many)->post(one::User{"a"}, "b").or_report();
  (manager)->post(one::User{"a"}, "b").or_report();
  manager->post(one::User{"a"}, "b").or_report();
  return (manager != nullptr ? *manager : **many).post(one::User{"a"}, "b").accepted();
}
