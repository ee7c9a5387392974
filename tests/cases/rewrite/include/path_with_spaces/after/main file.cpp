#include "my app/a header.h"
#include <one/hub.hpp>

bool use() { return spaced(one::hub()); }
