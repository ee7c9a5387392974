#include "old/manager.h"

void uses() {
  old::get_manager().send("ada", "reference");
  old::manager_pointer()->send("ada", "pointer");
  old::Manager::instance().send("ada", "singleton");
  old::the_manager.send("ada", "global");
  old::Manager* kept = old::manager_pointer();
  kept->send("ada", "kept");
  auto& bound = old::get_manager();
  bound.send("ada", "bound");
  (old::manager_pointer())->send("ada", "parentheses");
}
