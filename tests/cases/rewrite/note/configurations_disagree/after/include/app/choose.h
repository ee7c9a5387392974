// One header, two configurations: what both of them want is done, what they want otherwise stays.
#pragma once
#include "old/manager.h"
#include <one/hub.hpp>

namespace mock {
class Manager {
 public:
  bool is_active(const char*) const { return true; }
  void set_level(old::Level) {}
};
inline Manager& get_manager() {
  static Manager manager;
  return manager;
}
}  // namespace mock

namespace app {

#ifdef MOCK
namespace chosen = mock;
#else
namespace chosen = old;
#endif

// Legacy in one build, the project's own in the other.
inline bool disagrees() { return chosen::get_manager().is_active("ada"); }
inline bool by_auto() {
  auto& manager = chosen::get_manager();
  manager.set_level(old::Level::LOW);
  return manager.is_active("bob");
}

inline bool agrees() { return one::hub().online(one::User{"cy"}); }

#ifdef MOCK
inline bool in_one() { return one::hub().online(one::User{"dan"}); }
#else
inline bool in_one() { return one::hub().online(one::User{"eve"}); }
#endif

}  // namespace app
