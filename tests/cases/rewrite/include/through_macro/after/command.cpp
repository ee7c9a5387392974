#include COMMAND_HEADER
#include <one/hub.hpp>

void command(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
