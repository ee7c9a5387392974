// result_type.hpp - what a shim needs to know of a legacy result type, read from its text.
#pragma once

#include <string>

namespace ssot::shim {

enum class Held { value, reference, pointer, shared_ptr, unique_ptr };

struct ResultType {
  Held held = Held::value;
  std::string held_type;   // "X" of X&, X*, std::shared_ptr<X>; const left out
  bool is_future = false;  // the above is of what std::future<...> holds
  std::string inner;       // the whole, without std::future
};

ResultType read_result(const std::string& type);

// What legacy code returned for "it did not work": nothing, nullptr, false, 0, or an empty value. Empty text
// where there is no such value (a reference).
std::string failure_value(const std::string& type);

}  // namespace ssot::shim
