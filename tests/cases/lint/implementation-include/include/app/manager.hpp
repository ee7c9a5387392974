#pragma once

#include <app/detail/manager_impl.hpp>

namespace app {

class Manager {
 public:
  void send(const char* text);

 private:
  detail::ManagerImpl* impl_ = nullptr;
};

}  // namespace app
