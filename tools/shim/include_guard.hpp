// include_guard.hpp - a legacy header says by a macro that it was included, and other files may ask.
//
//   the header as it is  =>  its guard  =>  the shim, which says so, too
//
// The shim has its #pragma once all the same, and defines the macro last: a canonical header that was copied from the
// legacy one may have the same guard, and must be read first. Only a guard that somebody asks for is kept.
#pragma once

#include <string>

namespace ssot::shim {

// The macro of `#ifndef X` with `#define X` behind it, at the head of a header or at the end of a shim; empty: none.
std::string include_guard_of(const std::string& header);

std::string with_include_guard(std::string shim, const std::string& guard);

}  // namespace ssot::shim
