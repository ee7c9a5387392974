// What is kept has the form that it had.
#include <utility>

#include "old/manager.h"

void locals() {
  old::Manager* pointer = old::pointer_made_reference();
  auto* deduced = old::pointer_made_reference();
  auto plain = old::pointer_made_shared();
  auto shared = old::shared_made_reference();
  std::shared_ptr<old::Manager> written = old::shared_made_reference();
  old::Manager& reference = old::reference_made_pointer();
  auto& bound = old::reference_made_shared();
  auto unique = old::by_unique();
  pointer->send("pointer");
  deduced->send("deduced");
  plain->send("plain");
  shared->send("shared");
  (*written).send("written");
  written.get()->send("raw");
  reference.send("reference");
  bound.send("bound");
  unique->send("unique");
}

old::Manager* returned() { return old::pointer_made_reference(); }
std::shared_ptr<old::Manager> shared() { return old::shared_made_reference(); }
old::Manager& reference() { return old::reference_made_pointer(); }
old::Manager& dereferenced() { return *old::shared_variable; }

void take(old::Manager& manager);
void take(old::Manager* manager);
void take(std::shared_ptr<old::Manager> manager);

void passed() {
  take(*old::pointer_made_reference());
  take(old::pointer_made_reference());
  take(old::shared_made_reference());
  take(old::shared_made_reference().get());
  take(&old::reference_made_pointer());
  take(&old::reference_made_shared());
  take(old::reference_made_pointer());
  take(std::move(old::shared_variable));
}

struct Service {
  Service() : pointer(old::pointer_made_reference()), reference(*old::pointer_made_shared()) {}
  void reset() { pointer = old::pointer_variable; kept = old::shared_variable; }
  old::Manager* pointer;
  old::Manager& reference;
  std::shared_ptr<old::Manager> kept = old::shared_made_reference();
};

auto captured() {
  return [manager = old::pointer_made_reference(), &held = old::reference_made_pointer()] {
    return manager->send("captured") && held.send("held");
  };
}

old::Manager* chosen(bool first, old::Manager* other) { return first ? old::pointer_made_reference() : other; }
old::Manager& chosen_reference(bool first, old::Manager& other) { return first ? old::reference_made_pointer() : other; }
old::Manager* after_comma(int& count) { return ++count, old::pointer_made_reference(); }
