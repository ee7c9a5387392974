// Every form in which legacy code got at the one object; each access is a line, so that none is lost or made twice.
#include <memory>
#include <string>

#include "old/manager.h"
#include "trace.hpp"

namespace {

bool says(const std::string& what, bool answer) {
  trace::line("says", "what", what);
  return answer;
}

void by_reference(old::Manager& manager, const std::string& user) { manager.add(user); }
void by_pointer(old::Manager* manager, const std::string& user) {
  if (manager != nullptr) manager->add(user);
}

class Session {
 public:
  Session() : manager_(old::get_manager()), shared_(old::shared_manager()) {}
  void start() {
    manager_.add("session");
    shared_->add("shared session");
    pointer_->add("pointer session");
  }

 private:
  old::Manager& manager_;
  std::shared_ptr<old::Manager> shared_;
  old::Manager* pointer_ = old::manager_pointer();
};

void calls() {
  old::Manager::instance().add("instance");
  old::get_manager().add("getter");
  old::manager_pointer()->add("pointer");
  (*old::manager_pointer()).add("dereferenced");
  old::shared_manager()->add("shared");
  (&old::get_manager())->add("address");
  old::manager_for("tenant")->add("tenant");
}

void variables() {
  auto& reference = old::Manager::instance();
  reference.add("auto&");
  auto* pointer = old::manager_pointer();
  pointer->add("auto*");
  auto shared = old::shared_manager();
  shared->add("auto");
  const old::Manager& constant = old::get_manager();
  trace::line("value", "users", constant.users());
  static old::Manager& once = old::get_manager();
  once.add("static");
  by_reference(*pointer, "by reference");
  by_pointer(&reference, "by pointer");
  by_pointer(old::manager_pointer(), "pointer passed on");
  by_reference(*old::manager_pointer(), "dereferenced and passed on");
}

void places() {
  if (old::Manager* manager = old::manager_pointer()) manager->add("if");
  if (says("short", false) && old::get_manager().users() > 0) trace::line("never");
  says("left", true) ? old::get_manager().add("left") : old::manager_pointer()->add("right");
  (says("choose", false) ? old::get_manager() : old::Manager::instance()).add("chosen");
  for (int i = 0; i < old::manager_pointer()->users() && i < 2; ++i) old::get_manager().add("loop");
  auto later = [] { old::get_manager().add("lambda"); };
  later();
  trace::line("value", "same", &old::get_manager() == old::manager_pointer());
  trace::line("value", "not null", old::shared_manager() != nullptr);
}

}  // namespace

int main() {
  calls();
  variables();
  places();
  Session session;
  session.start();
  old::the_manager.add("global");
}
