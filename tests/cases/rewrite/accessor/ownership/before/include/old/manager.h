#pragma once

#include <functional>
#include <future>
#include <memory>
#include <optional>

namespace old {

class Manager {
 public:
  Manager();
  Manager(const Manager&) = delete;
  bool send(const char* text);
};

Manager& by_reference();
Manager* by_pointer();
std::shared_ptr<Manager> by_shared();
std::unique_ptr<Manager> by_unique();
std::future<Manager*> by_future();
std::optional<std::reference_wrapper<Manager>> by_optional();

Manager* pointer_made_reference();
std::shared_ptr<Manager> shared_made_reference();
std::unique_ptr<Manager> unique_made_pointer();
Manager& reference_made_pointer();
Manager& reference_made_shared();
Manager* pointer_made_shared();

extern Manager* pointer_variable;
extern std::shared_ptr<Manager> shared_variable;
extern Manager& reference_variable;

}  // namespace old
