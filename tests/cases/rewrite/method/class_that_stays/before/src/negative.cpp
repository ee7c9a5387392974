#include "depot/gate.h"

struct Crane {
  void Lift(int) {}
  bool open(int, depot::Gate**) { return true; }
};

bool owned(Crane& crane, depot::Gate** gate) {
  depot::Owned owner;
  crane.Lift(1);
  return crane.open(1, gate) && depot::Gate::open(1, &owner);
}
