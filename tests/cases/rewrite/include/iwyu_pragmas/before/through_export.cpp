#include "app/exports.h"

void through_export(old::Manager& manager) { manager.send("ada", "hello"); }
