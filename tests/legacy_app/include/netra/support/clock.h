// clock.h - time as the protocol shows it.
#pragma once

#include <string>

namespace netra {

// Now in UTC, ISO 8601 with milliseconds, for example 2025-09-14T08:30:00.125Z.
std::string iso_now();

// Seconds of a clock that never goes back.
double steady_seconds();

}  // namespace netra
