#include "old/manager.h"

void events(old::Manager& manager) {
  manager.emit("ada", "started", "{}");
  manager.emit("ada", "finished", "{}");
  manager.emit("ada", ("started"), "{}");
  manager.emit("ada", "star" "ted", "{}");
}
