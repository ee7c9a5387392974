#include "app/service.h"

app::Listener chosen(app::Listener first) { return first; }
