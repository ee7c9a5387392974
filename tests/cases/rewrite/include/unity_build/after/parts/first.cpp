#include <one/hub.hpp>

bool first() { return one::hub().online(one::User{"ada"}); }
