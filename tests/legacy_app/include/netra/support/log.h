// log.h - one line per event on standard error.
#pragma once

#include <string>

namespace netra {

void log_info(const std::string& line);
void log_error(const std::string& line);

}  // namespace netra

// Evaluates a condition once; logs what was expected when it is false. Yields the condition.
#define NETRA_CHECK(condition, message) \
  ((condition) ? true : (::netra::log_error(std::string("check failed: ") + (message)), false))
