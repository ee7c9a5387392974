#include "method.h"

// Out of line, by the alias.
Method::Method(int n) : n_{n} {}
int HelpMan::run() const { return n_; }
int HelpMan::count = 0;

#define ARGUMENT(type) \
  template <>          \
  type HelpMan::argument<type>(int i) const { return i; }
ARGUMENT(int)
ARGUMENT(long)
