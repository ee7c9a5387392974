// What the compiler decides from a type without a word: it decides the same after, or the site stays.
#include "old/shape.h"
#include <one/figure.hpp>

namespace app {

template <class T, class = decltype(static_cast<T*>(nullptr)->size())>
inline constexpr bool has_size(int) {
  return true;
}
template <class T>
inline constexpr bool has_size(...) {
  return false;
}

// Asks for the legacy method by its name: with the canonical type it would say no.
inline constexpr bool asked = has_size<old::Shape>(0);

template <class T>
concept Sized = requires(const T& what) { what.size(); };
template <class T>
int measure(const T&) {
  return 0;
}
template <Sized T>
int measure(const T& what) {
  return static_cast<int>(what.size());
}
int measured(const old::Shape& shape) { return measure(shape); }

int told(const one::Figure*) noexcept;
int told(const void*);
inline constexpr bool quiet = noexcept(told(static_cast<one::Figure*>(nullptr)));
int chosen(one::Figure* shape) { return told(shape); }

template <class T>
struct Name {
  static constexpr int value = 0;
};
template <>
struct Name<one::Figure> {
  static constexpr int value = 1;
};
int named() { return Name<one::Figure>::value; }

decltype(auto) deduced(one::Figure& shape) { return (shape); }
auto by_value(one::Figure& shape) -> decltype(shape.extent()) { return shape.extent(); }

}  // namespace app
