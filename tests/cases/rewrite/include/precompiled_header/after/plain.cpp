#include <one/hub.hpp>

bool plain(one::Hub& manager) { return prefixed() && manager.online(one::User{"plain"}); }
