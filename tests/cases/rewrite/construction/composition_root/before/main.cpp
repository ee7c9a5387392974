#include <memory>

#include "old/manager.h"

namespace app {

struct Parts {
  std::shared_ptr<old::Manager> manager;
};

Parts compose() { return {std::make_shared<old::Manager>(8)}; }

}  // namespace app
