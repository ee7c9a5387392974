#include "old/manager.h"

namespace app {

void by_reference(const old::Manager& manager);
void by_pointer(old::Manager* manager = nullptr);
old::Manager& returned();

struct Holder {
  old::Manager* pointer = nullptr;
  old::Manager& reference;
};

template <class T>
struct Box {};
Box<old::Manager*> boxed;

void local(old::Manager& first) {
  old::Manager& second = first;
  const auto& third = second;
  by_reference(third);
}

old::Service* by_the_other_name(old::Service* service) { return service; }

}  // namespace app
