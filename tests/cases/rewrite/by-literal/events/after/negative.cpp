#include "old/manager.h"

const char* const event = "started";

void unknown_literal() { old::get_manager().emit("ada", "restarted", "{}"); }
void variable() { old::get_manager().emit("ada", event, "{}"); }
void chosen(bool first) { old::get_manager().emit("ada", first ? "started" : "finished", "{}"); }
