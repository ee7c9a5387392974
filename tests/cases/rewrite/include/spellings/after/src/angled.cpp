#include <one/hub.hpp>

void angled(one::Hub& manager) { manager.post(one::User{"ada"}, "angled").or_report(); }
