#include "old/manager.h"

bool compared(old::Manager& manager) {
  old::Info* info = manager.find("ada");
  if (info == nullptr) return false;
  if (nullptr != info && info->active) return true;
  const bool there = info != nullptr;
  return there;
}

bool converted(old::Manager& manager) {
  auto* info = manager.find("ada");
  const bool there = info;
  return there ? info->active : !info;
}

bool at_once(old::Manager& manager) { return manager.find("ada") != nullptr; }
