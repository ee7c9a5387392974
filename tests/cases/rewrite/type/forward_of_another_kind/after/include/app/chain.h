// An enumeration that becomes a struct cannot be declared ahead as one: the header comes in its place.
#pragma once

#include <fresh/role.hpp>



namespace app {

class Chain {
 public:
  virtual ~Chain() = default;
  virtual void connected(fresh::Role) {}
};

}  // namespace app
