#include <memory>
#include <utility>

#include <one/hub.hpp>

#define TWICE(x) (x)
const char* name_of(bool value);

void nested(one::Hub& manager) {
  manager.post(one::User{name_of(manager.online(one::User{"ada"}))}, name_of(one::hub().online(one::User{name_of(manager.online(one::User{"bob"}))}))).or_report();
  manager.post(one::User{"ada"}, TWICE(name_of(manager.online(one::User{"bob"})))).or_report();
}

bool mixed(bool first, one::Hub& manager) {
  return (first ? manager : one::hub()).online(one::User{"ada"});
}

bool comma(int& count, one::Hub& manager) { return ++count, manager.online(one::User{"ada"}); }

bool thrown(one::Hub* manager) {
  try {
    if (!manager->online(one::User{"ada"})) throw manager;
  } catch (one::Hub* caught) {
    return caught->online(one::User{"bob"});
  }
  return true;
}

struct Service {
  using Pointer = one::Hub*;
  Pointer swap(Pointer next) { return std::exchange(manager_, next); }
  bool active = one::hub().online(one::User{"ada"});
  unsigned flag : 1 = one::hub().online(one::User{"bob"});
  Pointer manager_ = &one::hub();
};

void pass(one::Handle manager);

void moved() {
  auto owned = one::handle();
  pass(std::move(owned));
  pass(one::handle());
  pass(one::Handle(one::handle()));
}
