#pragma once

#include "app/mode.h"

namespace old {

class Stream {
 public:
  using Mode = app::Mode;

  explicit Stream(const char* name = "");
  bool open(const char* name, bool quiet = false);
  bool close();
  const char* name() const;
  void write(const char* text);
  bool rewind();
};

}  // namespace old
