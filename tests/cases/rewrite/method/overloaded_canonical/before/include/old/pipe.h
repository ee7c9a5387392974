#pragma once

namespace old {

class Pipe {
 public:
  bool put(int value);
  void flush();
};

int drain(Pipe& pipe);

}  // namespace old
