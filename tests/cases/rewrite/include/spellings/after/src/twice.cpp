#include <one/hub.hpp>

void twice(one::Hub& manager) { manager.post(one::User{"ada"}, "twice").or_report(); }
