// Calls whose arguments are put in another order, dropped, or filled where they are absent: nearly all are strings, so
// no type tells which is which.
#include <string>
#include <utility>
#include <vector>

#include "old/sender.h"
#include "trace.hpp"

namespace {

int made = 0;

std::string next() {
  trace::line("next", "number", ++made);
  return "n" + std::to_string(made);
}

struct Guard {
  std::string name;
  ~Guard() { trace::line("gone", "guard", name); }
  const std::string& text() const { return name; }
};

bool open(const std::string& door) {
  trace::line("open", "door", door);
  return door != "shut";
}

void defaults(old::Sender& sender) {
  sender.send("ann", "absent");
  sender.send("ann", "spelled", "main");
  sender.send("ann", "other", "side");
  const std::string main = "main";
  sender.send("ann", "in a variable", main);
}

void order(old::Sender* sender) {
  const std::string user = "user", text = "text";
  sender->send(user, text);
  (*sender).send(text, user);
  sender->rename(user, text);
  sender->rename(user + "-old", user + (made == 0 ? "-first" : "-later"));
}

void effects(old::Sender& sender) {
  int i = 0;
  sender.send(next(), "one effect");
  sender.send("one effect", next());
  sender.close("i", ++i, "one");
  sender.close("i", i++, "two");
  trace::line("i", "is", i);
}

void places(old::Sender& sender) {
  if (sender.send("ann", "if") && sender.send("away", "and") && sender.send("ann", "never")) trace::line("all");
  trace::line("value", "or", open("shut") || sender.send(next(), "right of or"));
  trace::line("value", "short", open("shut") && sender.send(next(), "not evaluated"));
  trace::line("value", "ternary", open("shut") ? sender.close("left", 1, "") : sender.close("right", 2, ""));
  for (int i = 0; sender.send("ann", "loop " + std::to_string(i)) && i < 2; ++i) sender.close("loop", i, "body");
  int rounds = 0;
  while (!sender.send(rounds++ == 1 ? "ann" : "away", "while")) trace::line("round");
  for (const std::string& user : std::vector<std::string>{"a", "b"}) sender.send(user, user + user);
  int code = (sender.send("comma", "left"), sender.close("comma", 3, "right"));
  trace::line("code", "is", code);
}

void lifetimes(old::Sender& sender) {
  sender.send(Guard{"first"}.text(), "while the guard lives");
  sender.send("ann", Guard{"second"}.text(), Guard{"channel"}.text());
  std::string from = "a string that is long enough for the heap", to = "another one that is long enough";
  sender.rename(std::move(from), std::move(to));
  trace::line("moved", "last", sender.last());
}

void failures(old::Sender& sender) {
  try {
    if (sender.send("", "thrown")) trace::line("never");
  } catch (const std::invalid_argument& error) {
    trace::line("caught", "what", error.what());
  }
  try {
    sender.send("ann", open("x") ? throw std::string("in an argument") : "never");
  } catch (const std::string& error) {
    trace::line("caught", "what", error);
  }
}

}  // namespace

int main() {
  old::Sender& sender = old::Sender::instance();
  defaults(sender);
  order(&sender);
  effects(sender);
  places(sender);
  lifetimes(sender);
  failures(sender);
}
