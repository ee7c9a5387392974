#include <one/hub.hpp>

bool somebody(one::Hub& manager) { return manager.online(one::User{"ada"}); }
