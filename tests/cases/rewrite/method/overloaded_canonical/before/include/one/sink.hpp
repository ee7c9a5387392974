#pragma once

namespace one {

class Sink {
 public:
  bool add(int value);
  bool add(const char* text);
  void sync();
};

int empty(Sink& sink);
int empty(Sink& sink, int times);

}  // namespace one
