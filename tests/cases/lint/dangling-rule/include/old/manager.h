#pragma once

#define OLD_MANAGER 1

namespace old {

enum class Mode { FAST };

class Base {
 public:
  void send(const char* text);
};

class Manager : public Base {};

#ifdef OLD_DEBUG
void debug_manager();
#endif

}  // namespace old
