// The flags stand in response files, which name others.
#ifdef WITH_ALL
#include <one/hub.hpp>
bool use() { return one::hub().online(one::User{NAME}); }
#endif
