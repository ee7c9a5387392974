#include "app/service.h"

#include <functional>
#include <memory>

#include "app/types.h"
#include "old/manager.h"
#include "zoo/animal.h"

void app::greet(old::Manager& manager) { manager.send("ada", "hello"); }
