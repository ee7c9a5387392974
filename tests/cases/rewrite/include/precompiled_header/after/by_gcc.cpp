#include <one/hub.hpp>

bool by_gcc(one::Hub& manager) { return prefixed() && manager.online(one::User{"gcc"}); }
