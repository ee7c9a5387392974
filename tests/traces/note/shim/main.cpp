// Sites that stay, on the compatibility header: it does what the legacy class did.
#include <exception>
#include <future>
#include <string>
#include <vector>

#include "old/manager.h"
#include "trace.hpp"

namespace {

// What is kept is opened elsewhere, where its error is expected.
void kept() {
  old::Manager& manager = old::get_manager();
  std::vector<std::future<int>> answers;
  answers.push_back(manager.put("a"));
  answers.push_back(manager.put(""));
  trace::line("asked");
  for (std::future<int>& answer : answers) try {
      trace::line("value", "answer", answer.get());
    } catch (const std::exception& error) {
      trace::line("thrown", "error", error.what());
    }
  std::future<void> gone = manager.drop("x");
  trace::line("asked");
  try {
    gone.get();
  } catch (const std::exception& error) {
    trace::line("thrown", "error", error.what());
  }
}

// Nobody opens these, so nobody is told.
void unopened() {
  old::get_manager().put("");
  old::get_manager().drop("y");
  (void)old::get_manager().put("");
  old::get_manager().drop("z").wait();
}

// It goes with a use that has no answer.
void held_up(old::Manager& manager) {
  manager.send("ann");
  manager.send("ben", "side");
  manager.send("cat", "side", true);
  manager.send("dan", "", true);
  trace::line("value", "odd", manager.odd(3) < 0);
}

}  // namespace

int main() {
  kept();
  unopened();
  held_up(old::get_manager());
  old::get_manager().send("eva");
  old::get_manager().send("fay", "side");
}
