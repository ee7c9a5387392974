#pragma once
namespace fresh {
class Window {
 public:
  explicit Window(const char* name = "") { (void)name; }
  Window(int height, int width) { (void)height, (void)width; }
  void open() {}
};
}  // namespace fresh
