#include "app/types.h"

app::Id came_along() { return 1; }
