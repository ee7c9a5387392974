// Another library's header, in a folder of the same name. No unit includes it, and it has nothing to do with the legacy one.
#pragma once

namespace library {
class Manager {
 public:
  void manage();
};
}  // namespace library
