#include <one/hub.hpp>

void quoted(one::Hub& manager) { manager.post(one::User{"ada"}, "quoted").or_report(); }
