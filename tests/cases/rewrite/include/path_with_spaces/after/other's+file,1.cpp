#include <one/hub.hpp>

bool other() { return one::hub().online(one::User{"bob"}); }
