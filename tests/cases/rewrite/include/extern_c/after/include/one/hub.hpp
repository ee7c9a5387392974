// The canonical hub.
#pragma once
namespace one {
template <class T>
struct Box {
  T value;
};
int post(const char* user);
}  // namespace one
