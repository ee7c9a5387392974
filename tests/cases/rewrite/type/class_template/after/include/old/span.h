#pragma once
#include <cstddef>

namespace old {

template <class T>
class Span {
 public:
  using Element = T;
  Span(T* begin, std::size_t size) : begin_(begin), size_(size) {}
  template <class C>
  Span(C& other) : begin_(other.data()), size_(other.size()) {}
  T* data() const { return begin_; }
  T* begin() const { return begin_; }
  T* end() const { return begin_ + size_; }
  std::size_t size() const { return size_; }

 private:
  T* begin_;
  std::size_t size_;
};

template <class C>
Span(C&) -> Span<typename C::value_type>;

template <class T>
using Row = Span<T>;

}  // namespace old
