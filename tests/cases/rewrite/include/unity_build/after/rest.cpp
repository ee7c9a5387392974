#include <one/hub.hpp>

bool rest() { return one::hub().online(one::User{"cy"}); }
