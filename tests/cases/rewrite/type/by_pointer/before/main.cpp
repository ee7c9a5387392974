#include "old/manager.h"

bool is_there(old::Manager& manager, const char* user) {
  old::Info* info = manager.find(user);
  return info && info->active && info->user[0] == user[0];
}
