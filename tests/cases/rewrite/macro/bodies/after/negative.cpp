#include "old/manager.h"
#include <one/hub.hpp>

namespace app {

struct List {
  bool is_active(const char* user) const;
};

}  // namespace app

// What follows an accessor must change with it, and stands in the uses.
#define FIND(user) one::hub().look_up(one::User{user})
const char* found() { return FIND("ada")->name; }

// One expansion is another class's.
#define ACTIVE(what) (what).is_active("ada")
bool manager_active(old::Manager& manager) { return ACTIVE(manager); }
bool list_active(const app::List& list) { return ACTIVE(list); }

// The name comes from the use.
#define CALL(name) old::get_manager().name("ada", "called")
void call() { CALL(send); }

#define SHOW(what) what, #what
void show(bool, const char*);
void shown() { show(SHOW(one::hub().online(one::User{"ada"}))); }

// The replacement says `post`, which the argument would take the place of.
#define SEND(post) old::get_manager().send("ada", post)
void sent() { SEND("hello"); }
