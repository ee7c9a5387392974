#include "one/hub.hpp"

void has(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
