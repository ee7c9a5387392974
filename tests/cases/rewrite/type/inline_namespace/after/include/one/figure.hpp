#pragma once

namespace one {
inline namespace v2 {

class Figure {
 public:
  explicit Figure(int size = 0);
  virtual ~Figure();
  virtual int paint(int times);
  virtual bool shown() const;
  int extent() const;
  void scale(int size);
};

}  // namespace v2
}  // namespace one
