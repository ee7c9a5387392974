#include <one/hub.hpp>

void shortened(one::Hub& manager) { manager.post(one::User{"ada"}, "short").or_report(); }
