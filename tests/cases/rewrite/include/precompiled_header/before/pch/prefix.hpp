// What a build precompiles: its text is read, whatever made the file beside it.
#include "old/manager.h"

inline bool prefixed() { return old::get_manager().is_active("pre"); }
