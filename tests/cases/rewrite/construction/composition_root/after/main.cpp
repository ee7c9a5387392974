#include <memory>

#include <one/hub.hpp>

namespace app {

struct Parts {
  one::Handle manager;
};

Parts compose() { return {one::bind(one::Hub::create())}; }

}  // namespace app
