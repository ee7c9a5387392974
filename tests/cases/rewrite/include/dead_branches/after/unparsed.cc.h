// No translation unit shows this file.
#include "old/manager.h"
inline void unparsed(old::Manager& manager) { manager.send("ada", "hello"); }
