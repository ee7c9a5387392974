// Results that are opened where they are asked for, opened elsewhere, and never opened: whose error was lost.
#include <exception>
#include <future>
#include <optional>
#include <string>

#include "old/store.h"
#include "trace.hpp"

namespace {

template <class Call>
void attempt(const std::string& what, Call call) {
  try {
    call();
    trace::line("fine", "what", what);
  } catch (const std::exception& error) {
    trace::line("thrown", "what", what, "error", error.what());
  }
}

void opened(old::Store& store) {
  trace::line("value", "a", store.put("a").get());
  trace::line("value", "b", (store.put("b")).get());
  trace::line("value", "sum", 10 * store.put("c").get() + 1);
  attempt("put", [&] { store.put("").get(); });
  attempt("drop", [&] { store.drop("x").get(); });
  store.touch("c").wait();
  old::Store* pointer = &store;
  trace::line("value", "d", (pointer->put("d")).get());
  trace::line("value", "found", store.find("a").value(), "again", *store.find("b"));
}

}  // namespace

int main() {
  old::Store store;
  opened(store);
  store.touch("a");
  (void)store.touch("b");
}
