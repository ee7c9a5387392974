#pragma once

#include <app/manager.hpp>

namespace old {

class Mailbox {
 public:
  void send(const char* text) {
    if (text != nullptr) ++sent_;
  }

 private:
  int sent_ = 0;
};

inline int instances = 0;

}  // namespace old
