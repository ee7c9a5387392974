#include "old/manager.h"

namespace app {
double delay(int attempt);
}

double other(int attempt) { return app::delay(attempt); }

// Named without a call.
double (*chosen)(int) = &old::delay;
