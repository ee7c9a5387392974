#include "depot/gate.h"

namespace depot {

bool raw(Gate*& gate) {
  if (!Gate::open(1, &gate)) return false;
  gate->raise(2);
  return true;
}

void (Gate::*by_pointer)(int) = &depot::Gate::raise;

struct SideGate : Gate {
  void half() { raise(1); }
  void quarter() { Gate::raise(1); }
};

}  // namespace depot
