#include "app/service.h"
#include "app/types.h"

app::Listener chosen(app::Listener first) { return first; }
