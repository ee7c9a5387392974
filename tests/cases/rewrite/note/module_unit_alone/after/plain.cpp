#include <one/hub.hpp>

bool plain() { return one::hub().online(one::User{"ada"}); }
