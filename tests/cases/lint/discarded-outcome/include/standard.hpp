#pragma once
#pragma GCC system_header

namespace std {
struct Ignore {
  template <class T>
  const Ignore& operator=(const T&) const { return *this; }
};
inline constexpr Ignore ignore;
}  // namespace std
