// Another library's header, in a folder of the same name, and units include it.
#pragma once

namespace library {
class Manager {
 public:
  void manage();
};
}  // namespace library
