#pragma once

#include "old/text.h"

namespace app {
inline int size(text::View view) { return view.size; }
}  // namespace app
