#include "app/through.h"

const char* text = R"(
#include "old/manager.h"
)";

void in_a_string(old::Manager& manager) { manager.send("ada", "hello"); }
