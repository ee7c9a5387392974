#pragma once

namespace depot {

class Gate;

struct Owned {
  Gate* gate = nullptr;
};

class Gate {
 public:
  static bool open(int key, Owned* gate);
  static bool open(int key, Gate** gate);
  void raise(int by);
  void Lift(int by) { raise(by); }
};

}  // namespace depot
