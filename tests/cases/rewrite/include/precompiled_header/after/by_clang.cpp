#include <one/hub.hpp>

bool by_clang(one::Hub& manager) { return prefixed() && manager.online(one::User{"clang"}); }
