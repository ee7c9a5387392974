#pragma once
#include <memory>
#include <vector>
namespace fresh {
template <class T> class Vec { public: Vec() = default; explicit Vec(int n) : v(n) {} void push_back(const T& x) { v.push_back(x); } T& operator[](int i) { return v[i]; } const T& operator[](int i) const { return v[i]; } auto begin() { return v.begin(); } auto end() { return v.end(); } auto begin() const { return v.begin(); } auto end() const { return v.end(); } private: std::vector<T> v; template <class U> friend int ssize(const Vec<U>&); };
template <class U> int ssize(const Vec<U>& v) { return static_cast<int>(v.v.size()); }
enum class Dir { up, down };
template <class T> void order(Vec<T>&, Dir) {}
}
