// Other people's functions in the legacy namespace: they stay there.
#pragma once
#include "old/shape.h"

namespace old {

int twice(const Shape& shape);
bool operator<(const Shape& a, const Shape& b);
Shape& operator<<(Shape& out, int value);
void swap(Shape& a, Shape& b);
template <class T>
int generic(const T& shape, int value);

}  // namespace old
