// A constructor whose rule is a note: what it makes keeps its type, and so does what that flows into.
#include "old.h"

#include <memory>
#include <fresh.hpp>

namespace app {

void show_it(old::Window& window) { window.show(); }
void make_it() {
  old::Window window(800, 600);
  show_it(window);
}

void by_name() {
  fresh::Window window("main");
  window.open();
}

struct Base : old::Window {
  Base() : Window(1, 2) {}
};

struct Held {
  old::Window window{640, 480};
};

void made() {
  auto one = std::make_unique<old::Window>(3, 4);
  one->show();
  auto other = std::make_unique<fresh::Window>("other");
  other->open();
  old::Window(5, 6).show();
  fresh::Window("seven").open();
}

}  // namespace app
