#pragma once
#include "old/shape.h"

namespace app {

// A class of the project's own: its members are defined elsewhere, and every part of their signatures is renamed there.
class Holder {
 public:
  explicit Holder(const old::Shape& shape);
  ~Holder();
  old::Shape* get() const;
  old::Shape& operator*() const;
  operator old::Shape&() const;
  auto swap(old::Shape* next) -> old::Shape*;
  static old::Shape* none;
  struct Item {
    void put(old::Shape& into);
  };
  template <class T>
  T* as(old::Shape* fallback) const;

 private:
  old::Shape* shape_;
};

class Square : public old::Shape {
 public:
  explicit Square(int size);
  ~Square() override;
  int draw(int times) override;
  bool visible() const final;
};

}  // namespace app
