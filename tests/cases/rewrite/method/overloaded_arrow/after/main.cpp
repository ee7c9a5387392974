#include <memory>

#include <one/hub.hpp>

void smart(const one::Handle& manager) {
  manager->post(one::User{"ada"}, "hello").or_report();
  manager.get()->prefer(one::Priority::low);
}

struct Other {
  bool send(const char* user, const char* text);
};
void negative(const std::shared_ptr<Other>& other) { other->send("ada", "hello"); }
