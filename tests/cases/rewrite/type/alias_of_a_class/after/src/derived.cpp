#include "method.h"

// In a class that derives from it, the name is that of the base.
struct Derived : Method {
  Derived() : Method(2) {}
  int again() const { return Method::run(); }
};

struct Inheriting : Method {
  using Method::Method;
};

// Another one of this name is nearer.
struct Other {
  struct Method {};
  int use(const HelpMan& man) const { return man.run(); }
};
