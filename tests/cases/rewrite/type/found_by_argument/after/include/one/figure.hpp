#pragma once

namespace one {

class Figure {
 public:
  explicit Figure(int size = 0);
  virtual ~Figure();
  virtual int paint(int times);
  virtual bool shown() const;
  int extent() const;
  void scale(int size);
};

int surface(const Figure& figure);
int twice(const Figure& figure);
int weigh(const Figure& figure);

}  // namespace one
