#include <one/hub.hpp>

bool compared(one::Hub& manager) {
  one::Maybe<one::Snapshot> info = manager.look_up(one::User{"ada"});
  if (!info) return false;
  if (info && info->online) return true;
  const bool there = static_cast<bool>(info);
  return there;
}

bool converted(one::Hub& manager) {
  one::Maybe<one::Snapshot> info = manager.look_up(one::User{"ada"});
  const bool there = static_cast<bool>(info);
  return there ? info->online : !info;
}

bool at_once(one::Hub& manager) { return static_cast<bool>(manager.look_up(one::User{"ada"})); }
