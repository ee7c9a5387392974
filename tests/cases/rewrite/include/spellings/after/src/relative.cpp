#include <one/hub.hpp>

void relative(one::Hub& manager) { manager.post(one::User{"ada"}, "relative").or_report(); }
