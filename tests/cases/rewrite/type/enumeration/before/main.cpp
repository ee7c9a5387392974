#include "old/manager.h"

old::Level level_of(bool urgent) { return urgent ? old::Level::HIGH : old::Level::LOW; }

int number(old::Level level) {
  switch (level) {
    case old::Level::LOW: return 0;
    case old::Level::HIGH: return 1;
  }
  return -1;
}

void apply(old::Manager& manager, old::Level level = old::Level::LOW) { manager.set_level(level); }
