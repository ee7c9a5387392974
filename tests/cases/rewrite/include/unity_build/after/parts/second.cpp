#include <one/hub.hpp>

static one::Hub& manager() { return one::hub(); }
bool second() { return manager().online(one::User{"bob"}); }
