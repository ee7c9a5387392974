#pragma once

#include <app/manager.hpp>

namespace old {

class Post {
 public:
  explicit Post(app::Manager& manager) : manager_(&manager) {}
  void send(const char* text) { manager_->send(text); }

 private:
  app::Manager* manager_;
};

inline app::Manager& the_manager = app::manager();

}  // namespace old
