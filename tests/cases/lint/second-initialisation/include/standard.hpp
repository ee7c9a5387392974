#pragma once
#pragma GCC system_header

namespace std {
template <class T>
struct unique_ptr {
  explicit unique_ptr(T* object);
  ~unique_ptr();
  T* operator->() const;
  T& operator*() const;
};
template <class T, class... A>
unique_ptr<T> make_unique(A&&... arguments);
}  // namespace std
