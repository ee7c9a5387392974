// What is called like a legacy entity and is local, or in an anonymous namespace, is somebody else.
#include <one/hub.hpp>

namespace {
class Manager {
 public:
  bool is_active(const char*) const { return true; }
  bool send(const char*, const char*) { return false; }
};
Manager& get_manager() {
  static Manager manager;
  return manager;
}
}  // namespace

bool local(one::Hub& theirs) {
  struct Info {
    bool active = true;
  } info;
  enum class Level { LOW, HIGH };
  Manager& manager = get_manager();
  return manager.send("ada", "ours") && info.active && Level::LOW != Level::HIGH && theirs.online(one::User{"ada"});
}
