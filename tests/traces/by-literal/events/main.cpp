// One legacy function that did what a literal told it, and the same names where they are no literals.
#include <string>

#include "old/emitter.h"
#include "trace.hpp"

namespace {

int made = 0;
std::string next() {
  trace::line("next", "number", ++made);
  return "n" + std::to_string(made);
}

constexpr const char* started_name = "started";

void literals(old::Emitter& emitter) {
  emitter.emit("ann", "started", "a");
  emitter.emit("ann", "finished", "b");
  emitter.emit("ann", "fin" "ished", "joined by the compiler");
  emitter.emit("ann", R"(started)", "raw");
  emitter.emit("ann", "st\x61rted", "escaped");
  emitter.emit("ann", ("started"), "parenthesised");
  emitter.emit("ann", std::string("finished"), "made a string");
  emitter.emit("ann", {"started"}, "in braces");
  trace::line("value", "emit", emitter.emit("away", "started", next()));
  emitter.emit(next(), "finished", "evaluated once");
  emitter.emit("started", "finished", "finished");
}

void no_literals(old::Emitter& emitter) {
  const std::string name = "started";
  emitter.emit("ann", name, "variable");
  emitter.emit("ann", started_name, "constant");
  emitter.emit("ann", made > 0 ? "started" : "finished", "chosen");
  emitter.emit("ann", std::string("started") + "!", "built");
  emitter.emit("ann", {"started", 4}, "a part of it");
  emitter.emit("ann", std::string("started", 5), "a part of it");
  emitter.emit("ann", "started!", "nearly");
  emitter.emit("ann", "Started", "in capitals");
}

void settings(old::Emitter& emitter) {
  emitter.set("speed", "high");
  emitter.set("speed");
  emitter.set("light");
  emitter.set("light", "on");
  emitter.set("light", "dim");
  const std::string on = "on", light = "light";
  emitter.set(light);
  emitter.set(light, on);
}

}  // namespace

int main() {
  old::Emitter& emitter = old::Emitter::instance();
  literals(emitter);
  no_literals(emitter);
  settings(emitter);
}
