#pragma once
#include <cstddef>

namespace fresh {

template <class T>
class View {
 public:
  using Element = T;
  View(T* begin, std::size_t size) : begin_(begin), size_(size) {}
  template <class C>
  View(C& other) : begin_(other.data()), size_(other.size()) {}
  T* data() const { return begin_; }
  T* begin() const { return begin_; }
  T* end() const { return begin_ + size_; }
  std::size_t size() const { return size_; }

 private:
  T* begin_;
  std::size_t size_;
};

template <class C>
View(C&) -> View<typename C::value_type>;

}  // namespace fresh
