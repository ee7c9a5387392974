#include "app/next.h"

int next() { return app::limit; }
