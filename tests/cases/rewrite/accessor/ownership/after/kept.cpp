// What is kept has the form that it had.
#include <utility>

#include <one/hub.hpp>

void locals() {
  one::Hub* pointer = &one::hub();
  auto* deduced = &one::hub();
  auto plain = &one::hub();
  auto shared = one::shared_hub();
  std::shared_ptr<one::Hub> written = one::shared_hub();
  one::Hub& reference = one::hub();
  auto& bound = one::hub();
  auto unique = one::shared_hub();
  pointer->post("pointer");
  deduced->post("deduced");
  plain->post("plain");
  shared->post("shared");
  (*written).post("written");
  written.get()->post("raw");
  reference.post("reference");
  bound.post("bound");
  unique->post("unique");
}

one::Hub* returned() { return &one::hub(); }
std::shared_ptr<one::Hub> shared() { return one::shared_hub(); }
one::Hub& reference() { return one::hub(); }
one::Hub& dereferenced() { return one::hub(); }

void take(one::Hub& manager);
void take(one::Hub* manager);
void take(std::shared_ptr<one::Hub> manager);

void passed() {
  take(one::hub());
  take(&one::hub());
  take(one::shared_hub());
  take(&one::hub());
  take(&one::hub());
  take(&one::hub());
  take(one::hub());
  take(one::shared_hub());
}

struct Service {
  Service() : pointer(&one::hub()), reference(*one::shared_hub()) {}
  void reset() { pointer = &one::hub(); kept = one::shared_hub(); }
  one::Hub* pointer;
  one::Hub& reference;
  std::shared_ptr<one::Hub> kept = one::shared_hub();
};

auto captured() {
  return [manager = &one::hub(), &held = one::hub()] {
    return manager->post("captured") && held.post("held");
  };
}

one::Hub* chosen(bool first, one::Hub* other) { return first ? &one::hub() : other; }
one::Hub& chosen_reference(bool first, one::Hub& other) { return first ? one::hub() : other; }
one::Hub* after_comma(int& count) { return ++count, &one::hub(); }
