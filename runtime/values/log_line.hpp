// log_line.hpp - hands one line to the sink that <ssot/log.hpp> names. Never throws; any thread.
#pragma once

#include <exception>
#include <string>

#include <ssot/log.hpp>

namespace ssot::values {

void log_line(LogLevel level, std::string text) noexcept;

/// "what()" of an exception, or that it was no std::exception.
std::string describe(std::exception_ptr error);

}  // namespace ssot::values
