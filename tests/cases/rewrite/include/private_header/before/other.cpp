#include "app/api.h"

app::Listener other(app::Listener first) { return first; }
