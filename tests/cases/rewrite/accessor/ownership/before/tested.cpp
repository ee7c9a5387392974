#include "old/manager.h"

bool condition() {
  if (auto manager = old::shared_made_reference()) return manager->send("declared");
  if (old::Manager* manager = old::pointer_made_reference(); manager != nullptr) return manager->send("compared");
  return false;
}
