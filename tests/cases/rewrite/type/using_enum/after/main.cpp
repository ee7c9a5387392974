// Enumerators that a using-enum-declaration brings in.
#include <one/hub.hpp>

int in_a_switch(one::Priority level) {
  switch (level) {
    using enum one::Priority;
    case one::Priority::low: return 0;
    case one::Priority::high: return 1;
  }
  return 2;
}

struct Holder {
  using enum one::Priority;
  one::Priority level = one::Priority::low;
};

one::Priority outside() { return one::Priority::high; }

using one::Priority;
Priority by_name() { return one::Priority::low; }
