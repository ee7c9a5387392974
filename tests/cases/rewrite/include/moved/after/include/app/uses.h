#pragma once

#include <fresh/text.hpp>

namespace app {
inline int size(text::View view) { return view.size; }
}  // namespace app
