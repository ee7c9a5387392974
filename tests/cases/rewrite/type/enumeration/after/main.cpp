#include <one/hub.hpp>

one::Priority level_of(bool urgent) { return urgent ? one::Priority::high : one::Priority::low; }

int number(one::Priority level) {
  switch (level) {
    case one::Priority::low: return 0;
    case one::Priority::high: return 1;
  }
  return -1;
}

void apply(one::Hub& manager, one::Priority level = one::Priority::low) { manager.prefer(level); }
