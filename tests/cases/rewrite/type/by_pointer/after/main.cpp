#include <one/hub.hpp>

bool is_there(one::Hub& manager, const char* user) {
  one::Maybe<one::Snapshot> info = manager.look_up(one::User{user});
  return info && info->online && info->name[0] == user[0];
}
