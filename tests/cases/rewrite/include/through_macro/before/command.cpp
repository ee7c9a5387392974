#include COMMAND_HEADER

void command(old::Manager& manager) { manager.send("ada", "hello"); }
