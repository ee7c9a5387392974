#include "app/service.h"

int needs_nothing() { return app::answer(); }
