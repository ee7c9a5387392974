#pragma once

namespace app {

enum class Mode { text, binary };

}  // namespace app
