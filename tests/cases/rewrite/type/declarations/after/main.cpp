#include <one/hub.hpp>

namespace app {

void by_reference(const one::Hub& manager);
void by_pointer(one::Hub* manager = nullptr);
one::Hub& returned();

struct Holder {
  one::Hub* pointer = nullptr;
  one::Hub& reference;
};

template <class T>
struct Box {};
Box<one::Hub*> boxed;

void local(one::Hub& first) {
  one::Hub& second = first;
  const auto& third = second;
  by_reference(third);
}

one::Hub* by_the_other_name(one::Hub* service) { return service; }

}  // namespace app
