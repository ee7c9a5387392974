#pragma once

namespace one {

enum class Colour { red, blue };

}  // namespace one
