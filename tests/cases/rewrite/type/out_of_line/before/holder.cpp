#include "app/holder.h"

namespace app {

Holder::Holder(const old::Shape& shape) : shape_(new old::Shape(shape.size())) {}
Holder::~Holder() { delete shape_; }
old::Shape* Holder::get() const { return shape_; }
old::Shape& Holder::operator*() const { return *shape_; }
Holder::operator old::Shape&() const { return *shape_; }
auto Holder::swap(old::Shape* next) -> old::Shape* {
  old::Shape* const was = shape_;
  shape_ = next;
  return was;
}
old::Shape* Holder::none = nullptr;

}  // namespace app

void app::Holder::Item::put(old::Shape& into) { into.resize(3); }

template <class T>
T* app::Holder::as(old::Shape* fallback) const {
  return shape_ != nullptr ? dynamic_cast<T*>(shape_) : dynamic_cast<T*>(fallback);
}
template old::Shape* app::Holder::as<old::Shape>(old::Shape*) const;

app::Square::Square(int size) : old::Shape(size) {}
app::Square::~Square() { resize(0); }
int app::Square::draw(int times) { return old::Shape::draw(times) + size(); }
bool app::Square::visible() const { return old::Shape::visible(); }
