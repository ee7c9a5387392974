#pragma once

namespace app {

class Manager {
 public:
  Manager();
  explicit Manager(int capacity);
  virtual ~Manager();
  static Manager* create();
  void send(const char* text);
};

Manager& manager();
Manager* bind_manager(Manager* manager);

}  // namespace app
