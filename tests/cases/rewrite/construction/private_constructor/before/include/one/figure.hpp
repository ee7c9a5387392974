#pragma once

#include <memory>

namespace one {

// Made by its factory alone.
class Figure {
 public:
  static std::unique_ptr<Figure> made(int size);
  Figure(const Figure&) = delete;
  int extent() const;

 private:
  explicit Figure(int size);
};

}  // namespace one
