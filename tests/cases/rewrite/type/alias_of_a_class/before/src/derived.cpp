#include "method.h"

// In a class that derives from it, the name is that of the base.
struct Derived : HelpMan {
  Derived() : HelpMan(2) {}
  int again() const { return HelpMan::run(); }
};

struct Inheriting : HelpMan {
  using HelpMan::HelpMan;
};

// Another one of this name is nearer.
struct Other {
  struct Method {};
  int use(const HelpMan& man) const { return man.run(); }
};
