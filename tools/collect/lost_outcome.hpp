// lost_outcome.hpp - whether the value of the call that a walk stands at is thrown away, and how.
//
//   what stands around a call  =>  "is ignored", "is cast to void", "is given to std::ignore", "is kept in 'x', which
//   nothing reads"; empty: something has it
//
// A member call on the value has it, so `send(…).or_report()` is handled, whatever that gives; and so has a variable for a
// guard, which is kept for what its end does. Rejected: the compiler's
// own warning (it takes a cast to void for an answer, and an unread variable under [[maybe_unused]]).
#pragma once

#include <string>

#include "collect/parents.hpp"

namespace ssot::collect {

std::string lost_outcome(const Parents& around);

}  // namespace ssot::collect
