#pragma once
namespace old {
class Window {
 public:
  explicit Window(const char* name = "") { (void)name; }
  Window(int width, int height) { (void)width, (void)height; }
  void show() {}
};
}  // namespace old
