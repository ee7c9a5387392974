#include "old/manager.h"

void take(bool value);

bool values(old::Manager& manager) {
  bool kept = manager.send("ada", "initialiser");
  kept = manager.send("ada", "assignment");
  if (manager.send("ada", "condition")) take(manager.send("ada", "argument"));
  while (!manager.send("ada", "negated")) break;
  take(kept ? manager.send("ada", "first") : manager.send("ada", "second"));
  return kept && manager.send("ada", "returned");
}

void statements(old::Manager& manager, int count) {
  manager.send("ada", "statement");
  if (count > 0) manager.send("ada", "branch");
  else manager.send("ada", "other branch");
  for (int i = 0; i < count; manager.send("ada", "step"), ++i) manager.send("ada", "body");
  switch (count) {
    case 1: manager.send("ada", "case"); break;
    default: manager.send("ada", "default");
  }
  static_cast<void>(manager.send("ada", "cast away"));
}

auto lambda(old::Manager& manager) {
  return [&manager] { return manager.send("ada", "lambda"); };
}
