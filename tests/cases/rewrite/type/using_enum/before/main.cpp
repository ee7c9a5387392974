// Enumerators that a using-enum-declaration brings in.
#include "old/manager.h"

int in_a_switch(old::Level level) {
  switch (level) {
    using enum old::Level;
    case LOW: return 0;
    case HIGH: return 1;
  }
  return 2;
}

struct Holder {
  using enum old::Level;
  old::Level level = LOW;
};

old::Level outside() { return Holder::HIGH; }

using old::Level;
using Level::LOW;
Level by_name() { return LOW; }
