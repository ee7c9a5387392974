// What a build precompiles: its text is read, whatever made the file beside it.
#include <one/hub.hpp>

inline bool prefixed() { return one::hub().online(one::User{"pre"}); }
