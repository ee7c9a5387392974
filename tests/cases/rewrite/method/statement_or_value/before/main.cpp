// Whether a result is used decides the form, wherever the call stands.
#include "old/manager.h"

bool other();
void take(bool);

bool forms(old::Manager& manager, int count) {
  for (manager.send("a", "init"); count > 0; manager.send("a", "step")) --count;
  while (manager.send("a", "while")) break;
  do manager.send("a", "do");
  while (!manager.send("a", "not"));
  if (count == 1) manager.send("a", "then");
  else manager.send("a", "else");
  if (const bool sent = manager.send("a", "declared"); !sent) return sent;
  switch (int(manager.send("a", "switch"))) {
    case 1: manager.send("a", "case"); break;
    default: manager.send("a", "default");
  }
  (void)manager.send("a", "void");
  static_cast<void>(manager.send("a", "static void"));
  manager.send("a", "left"), manager.send("a", "right");
  other() && manager.send("a", "and");
  count > 0 ? manager.send("a", "chosen") : other();
  (manager.send("a", "in parentheses"));
  take(manager.send("a", "argument"));
  const auto in_lambda = [&] { return manager.send("a", "lambda"); };
  const auto nothing = [&] { manager.send("a", "lambda statement"); };
  nothing();
  label: manager.send("a", "labelled");
  if (count > 5) goto label;
  [[maybe_unused]] const bool both = (manager.send("a", "comma"), in_lambda());
  const int sum = manager.send("a", "x") + manager.send("a", "y") - -manager.send("a", "z");
  const bool parts[] = {manager.send("a", "one"), manager.send("a", "two")};
  static_assert(sizeof(manager.send("a", "size")) == sizeof(bool));
  using Sent = decltype(manager.send("a", "type"));
  static_assert(!noexcept(manager.send("a", "noexcept")));
  return Sent(sum > 0) || parts[0] || manager.send("a", "or") ? !manager.send("a", "not") : (manager.send("a", "last"));
}

struct Initialised {
  explicit Initialised(old::Manager& manager) : sent(manager.send("a", "init")), again{manager.send("a", "braces")} {}
  bool sent;
  bool again;
  bool lazy = old::get_manager().send("a", "member");
};

bool defaulted(bool sent = old::get_manager().send("a", "default argument"));
bool arrow(old::Manager* manager) { return manager->send("a", "b"), manager -> send ( "a" , "b" ), (*manager).send("a", "b"); }
bool odd(old::Manager* manager, old::Manager** many) {
  (&*manager)->send("a", "b");
  many[0]->send("a", "b");
  (*many)->send("a", "b");
  (manager)->send("a", "b");
  (manager->send)("a", "b");
  return (manager != nullptr ? *manager : **many).send("a", "b");
}
