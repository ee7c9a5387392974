#pragma once
namespace app {
class Hub {
 public:
  void send(const char* text);
};
}  // namespace app
