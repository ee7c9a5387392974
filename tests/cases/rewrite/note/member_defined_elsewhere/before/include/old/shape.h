#pragma once

namespace old {

class Shape {
 public:
  explicit Shape(int size = 0);
  virtual ~Shape();
  virtual int draw(int times);
  virtual bool visible() const;
  int size() const;
  void resize(int size);
};

}  // namespace old
