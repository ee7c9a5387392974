#include <one/hub.hpp>

bool by_cmake(one::Hub& manager) { return prefixed() && manager.online(one::User{"cmake"}); }
