#include "old/text.h"

app::Id came_along() { return 1; }
