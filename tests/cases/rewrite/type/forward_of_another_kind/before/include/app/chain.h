// An enumeration that becomes a struct cannot be declared ahead as one: the header comes in its place.
#pragma once

namespace old {
enum class Role : int;
}

namespace app {

class Chain {
 public:
  virtual ~Chain() = default;
  virtual void connected(old::Role) {}
};

}  // namespace app
