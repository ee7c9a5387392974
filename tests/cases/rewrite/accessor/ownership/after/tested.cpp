#include <one/hub.hpp>

bool condition() {
  if (auto manager = one::shared_hub()) return manager->post("declared");
  if (one::Hub* manager = &one::hub(); manager != nullptr) return manager->post("compared");
  return false;
}
