#pragma once
#include <cstddef>

#include "fresh/store.hpp"

namespace old {

enum class Role : int { NORMAL, BACKGROUND };

class Store {
 public:
  int n = 0;
};

template <class T>
class Span {
 public:
  Span(T* begin, std::size_t size) : begin_(begin), size_(size) {}
  T* begin() const { return begin_; }
  T* end() const { return begin_ + size_; }

 private:
  T* begin_;
  std::size_t size_;
};

}  // namespace old
