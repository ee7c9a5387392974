#pragma once

namespace fresh {

struct Role {
  bool validated = true;
  bool historical = false;
  friend bool operator==(const Role&, const Role&) = default;
};

}  // namespace fresh
