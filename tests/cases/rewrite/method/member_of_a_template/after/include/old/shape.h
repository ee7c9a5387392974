// shape.h - compatibility header: forwards to one::Figure, and does nothing else.
//
// Written by `ssot shim` from rules.json; do not edit. Include <one/figure.hpp> instead.
#pragma once

#include <one/figure.hpp>

#ifndef SSOT_DEPRECATED
#ifdef SSOT_SHIM_NO_DEPRECATED
#define SSOT_DEPRECATED(text)
#else
#define SSOT_DEPRECATED(text) [[deprecated(text)]]
#endif
#endif

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

namespace old {

class SSOT_DEPRECATED("use one::Figure") Shape : public one::Figure {
 public:
  using one::Figure::Figure;
  virtual int draw(int times) { return static_cast<one::Figure&>(*this).paint(times); }
  virtual bool visible() const { return static_cast<const one::Figure&>(*this).shown(); }
  int size() const { return static_cast<const one::Figure&>(*this).extent(); }
  void resize(int size) { static_cast<one::Figure&>(*this).scale(size); }
};

}  // namespace old

#pragma GCC diagnostic pop
