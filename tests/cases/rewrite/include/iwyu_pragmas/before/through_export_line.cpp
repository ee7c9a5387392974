#include "app/exports_line.h"

void through_export_line(old::Manager& manager) { manager.send("ada", "hello"); }
