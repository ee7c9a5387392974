// One legacy call, whose result is used here and not there: at every place where C++ lets a call stand.
#include <string>
#include <utility>

#include "old/sender.h"
#include "trace.hpp"

namespace {

bool says(const std::string& what, bool answer) {
  trace::line("says", "what", what);
  return answer;
}

bool returned(old::Sender& sender) { return sender.send("ann", "returned"); }
void returned_as_void(old::Sender& sender) { return sender.tell("ann"); }

void statements(old::Sender& sender) {
  sender.send("ann", "statement");
  sender.send("away", "refused statement");
  static_cast<void>(sender.send("ann", "cast to void"));
  if (says("branch", true)) sender.send("ann", "in a branch");
  else sender.send("ann", "in the other");
  for (int i = 0; i < 2; sender.send("ann", "step"), ++i) sender.tell("ann");
  for (sender.send("ann", "first"); says("never", false); sender.send("ann", "never")) sender.tell("never");
  switch (says("switch", true) ? 1 : 2) {
    case 1:
      sender.send("ann", "case");
      break;
    default:
      sender.send("ann", "default");
  }
  says("tell", true) ? sender.tell("left") : sender.tell("right");
  auto later = [&sender] { sender.send("ann", "in a lambda"); };
  later();
  do sender.send("ann", "do");
  while (says("again", false));
}

void values(old::Sender& sender) {
  const bool kept = sender.send("ann", "kept");
  trace::line("value", "kept", kept);
  bool assigned = false;
  assigned = sender.send("away", "assigned");
  trace::line("value", "assigned", assigned);
  trace::line("value", "negated", !sender.send("ann", "negated"));
  trace::line("value", "and", says("left", true) && sender.send("ann", "right of and"));
  trace::line("value", "skipped", says("left", false) && sender.send("ann", "skipped"));
  trace::line("value", "or", sender.send("away", "left of or") || sender.send("ann", "right of or"));
  trace::line("value", "chosen", says("choose", false) ? sender.send("ann", "yes") : sender.send("away", "no"));
  trace::line("value", "compared", sender.send("ann", "compared") == true);
  trace::line("value", "number", sender.send("ann", "added") + 1);
  trace::line("value", "comma", (sender.send("ann", "before the comma"), sender.send("away", "behind the comma")));
  auto answer = [&sender](const std::string& text) { return sender.send("ann", text); };
  trace::line("value", "lambda", answer("returned by a lambda"));
  if (bool ok = sender.send("ann", "in an if"); ok) trace::line("ok");
  while (sender.send("away", "in a while")) break;
  int rounds = 0;
  do ++rounds;
  while (sender.send(rounds < 2 ? "ann" : "away", "in a do") && rounds < 9);
  sender.send("ann", sender.send("away", "inner") ? "outer yes" : "outer no");
}

void both(old::Sender& sender) {
  says("left", true) && sender.send("ann", "used by an operator whose result nobody takes");
  says("left", false) || sender.send("away", "the same, refused");
  says("pick", true) ? sender.send("ann", "picked") : sender.send("ann", "not picked");
}

}  // namespace

int main() {
  old::Sender& sender = old::sender();
  statements(sender);
  values(sender);
  both(sender);
  trace::line("value", "returned", returned(sender));
  returned_as_void(sender);
  sender.tell("away");
}
