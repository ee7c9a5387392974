#include <one/hub.hpp>

bool by_driver(one::Hub& manager) { return prefixed() && manager.online(one::User{"driver"}); }
