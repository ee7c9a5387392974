// color.h - compatibility header: forwards to one::Colour, and does nothing else.
//
// Written by `ssot shim` from rules.json; do not edit. Include <one/colour.hpp> instead.
#pragma once

#include <one/colour.hpp>
#include <ssot/migration_shim.hpp>

SSOT_SHIM_BEGIN

namespace old {

struct SSOT_DEPRECATED("use one::Colour") Color : ssot::migration::EnumShim<one::Colour> {
  using EnumShim::EnumShim;
  static const Color RED;
  static const Color SCARLET;
  static const Color BLUE;
};
inline constexpr Color Color::RED{one::Colour::red};
inline constexpr Color Color::SCARLET{one::Colour::red};
inline constexpr Color Color::BLUE{one::Colour::blue};
inline constexpr Color RED = Color::RED;
inline constexpr Color SCARLET = Color::SCARLET;
inline constexpr Color BLUE = Color::BLUE;

}  // namespace old

SSOT_SHIM_END
