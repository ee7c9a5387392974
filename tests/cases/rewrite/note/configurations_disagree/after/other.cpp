#include <one/hub.hpp>

// Only one of the builds has it.
bool other() { return one::hub().online(one::User{"fay"}); }
