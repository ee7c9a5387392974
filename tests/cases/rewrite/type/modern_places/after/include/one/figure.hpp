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

}  // namespace one
