#pragma once
// IWYU pragma: private, include "app/api.h"

namespace app {

using Listener = void (*)(const char* text);

// A result that was there at once, and had to be taken out.
template <class T>
class Later {
 public:
  explicit Later(T value) : value_(value) {}
  T get() const { return value_; }

 private:
  T value_;
};

}  // namespace app
