#include "method.h"

// Out of line, by the alias.
Method::Method(int n) : n_{n} {}
int Method::run() const { return n_; }
int Method::count = 0;

#define ARGUMENT(type) \
  template <>          \
  type Method::argument<type>(int i) const { return i; }
ARGUMENT(int)
ARGUMENT(long)
