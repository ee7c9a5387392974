// support_text.hpp - the header that shims include, as text inside the binary.
//
// A project without the runtime keeps a copy of it (`ssot shim --support`). The one source is
// runtime/include/ssot/migration_shim.hpp, which the build puts in here. Rejected: finding it beside the binary (a
// tool that is carried elsewhere would lose it).
#pragma once

#include <string_view>

namespace ssot::shim {

std::string_view support_text();

}  // namespace ssot::shim
