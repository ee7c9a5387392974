// schema_text.hpp - the published JSON Schemas as text inside the binary, for `ssot rules schema`.
//
// The one source is rules/schema, which the build puts in here: a project that has ssot alone can give its editor
// the schema of that very version.
#pragma once

#include <string_view>

namespace ssot::rules {

std::string_view concept_schema();
std::string_view settings_schema();

}  // namespace ssot::rules
