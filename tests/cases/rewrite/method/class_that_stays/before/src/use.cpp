#include "depot/gate.h"

namespace depot {

bool raw(Gate*& gate) {
  if (!Gate::open(1, &gate)) return false;
  gate->Lift(2);
  return true;
}

void (Gate::*by_pointer)(int) = &Gate::Lift;

struct SideGate : Gate {
  void half() { Lift(1); }
  void quarter() { Gate::Lift(1); }
};

}  // namespace depot
