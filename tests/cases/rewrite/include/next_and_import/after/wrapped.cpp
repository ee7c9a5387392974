#include <one/hub.hpp>

void wrapped(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
