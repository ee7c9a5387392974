// subprotocol.hpp - the name of a wire in the upgrade (RFC 6455 §1.9), for the server and the client alike.
#pragma once

#include <ssot/connection.hpp>

namespace ssot::values {

/// Null for Wire::flat, which needs no agreement.
constexpr const char* subprotocol(Wire wire) noexcept {
  switch (wire) {
    case Wire::ssot_v1:
      return "ssot.v1";
    case Wire::resume_v1:
      return "ssot.resume.v1";
    case Wire::flat:
      break;
  }
  return nullptr;
}

}  // namespace ssot::values
