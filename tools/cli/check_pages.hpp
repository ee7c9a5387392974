// check_pages.hpp - the pages of docs/checks, as they were when this was built.
#pragma once

#include <string_view>

namespace ssot::cli {

// Markdown; empty if there is no page of this check.
std::string_view check_page(std::string_view id);

}  // namespace ssot::cli
