#pragma once
#include <one/figure.hpp>

namespace app {

// A class of the project's own: its members are defined elsewhere, and every part of their signatures is renamed there.
class Holder {
 public:
  explicit Holder(const one::Figure& shape);
  ~Holder();
  one::Figure* get() const;
  one::Figure& operator*() const;
  operator one::Figure&() const;
  auto swap(one::Figure* next) -> one::Figure*;
  static one::Figure* none;
  struct Item {
    void put(one::Figure& into);
  };
  template <class T>
  T* as(one::Figure* fallback) const;

 private:
  one::Figure* shape_;
};

class Square : public one::Figure {
 public:
  explicit Square(int size);
  ~Square() override;
  int paint(int times) override;
  bool shown() const final;
};

}  // namespace app
