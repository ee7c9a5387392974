#pragma once

namespace one {

class Figure {
 public:
  explicit Figure(int size = 0);
  virtual ~Figure();
  virtual int paint(int times);
  virtual bool shown() const;
  int extent() const;
  int size() const;  // in bytes: not what the legacy size() was
  void scale(int size);
};

}  // namespace one
