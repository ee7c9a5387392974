#include <memory>

#include "old/manager.h"

void stack() {
  old::Manager manager;
  manager.send("ada", "hello");
}

void with_argument() {
  old::Manager manager(16);
  old::Manager braces{32};
  manager.send("ada", "hello");
  braces.send("ada", "hello");
}

void heap() {
  auto unique = std::make_unique<old::Manager>();
  auto shared = std::make_shared<old::Manager>(8);
  std::unique_ptr<old::Manager> written = std::make_unique<old::Manager>();
  unique->send("ada", "hello");
  shared->send("ada", "hello");
  written->send("ada", "hello");
}

class Service {
 public:
  Service() : listed_(8) {}
  void greet() { plain_.send("ada", "hello"); listed_.send("ada", "hello"); }

 private:
  old::Manager plain_;
  old::Manager listed_;
};
