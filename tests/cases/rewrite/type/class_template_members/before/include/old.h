#pragma once
#include "fresh.h"
namespace old {
template <class T> class Array {
 public:
  Array() = default;
  explicit Array(int n) : v(n) {}
  void append(const T& x) { v.push_back(x); }
  T& at(int i) { return v[i]; }
  const T& at(int i) const { return v[i]; }
  int length() const { return static_cast<int>(v.size()); }
  auto begin() { return v.begin(); } auto end() { return v.end(); }
  auto begin() const { return v.begin(); } auto end() const { return v.end(); }
 private:
  std::vector<T> v;
};
using IntArray = Array<int>;
template <class T> using Ptr = std::shared_ptr<T>;
template <class T> void sort(Array<T>& a, bool ascending = true) { (void)a; (void)ascending; }
}
