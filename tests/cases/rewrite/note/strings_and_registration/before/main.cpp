#include "app/meta.h"
#include "old/manager.h"

namespace app {

class Panel : public Object {
  META_OBJECT
 public:
  explicit Panel(old::Manager& manager) : manager_(manager) {}
  void wire(Object* other) {
    connect(this, SIGNAL(send(const char*, const char*)), other, SLOT(set_level(old::Level)));
    invoke(other, "is_active");
    manager_.set_level(old::Level::LOW);
  }

 private:
  old::Manager& manager_;
};

struct Manager : Object {};
REGISTER(Manager)

Object* make_hub() { return nullptr; }
REGISTER_AS(make_hub, get_manager)

const char* help = "old::Manager::instance() and get_manager() are the same";

}  // namespace app
