#include "app/through.h"

#include <functional>
#include <vector>

#include "zoo/animal.h"

void added(old::Manager& manager) { manager.send("ada", "hello"); }
