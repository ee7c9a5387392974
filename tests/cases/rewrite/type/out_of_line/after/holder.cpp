#include "app/holder.h"
#include <one/figure.hpp>

namespace app {

Holder::Holder(const one::Figure& shape) : shape_(new one::Figure(shape.extent())) {}
Holder::~Holder() { delete shape_; }
one::Figure* Holder::get() const { return shape_; }
one::Figure& Holder::operator*() const { return *shape_; }
Holder::operator one::Figure&() const { return *shape_; }
auto Holder::swap(one::Figure* next) -> one::Figure* {
  one::Figure* const was = shape_;
  shape_ = next;
  return was;
}
one::Figure* Holder::none = nullptr;

}  // namespace app

void app::Holder::Item::put(one::Figure& into) { into.scale(3); }

template <class T>
T* app::Holder::as(one::Figure* fallback) const {
  return shape_ != nullptr ? dynamic_cast<T*>(shape_) : dynamic_cast<T*>(fallback);
}
template one::Figure* app::Holder::as<one::Figure>(one::Figure*) const;

app::Square::Square(int size) : one::Figure(size) {}
app::Square::~Square() { scale(0); }
int app::Square::paint(int times) { return one::Figure::paint(times) + extent(); }
bool app::Square::shown() const { return one::Figure::shown(); }
