// A name that the preprocessor puts together, or makes a string of, is nobody's to edit. An argument that is code, too, is
// code: what a failed check prints goes with it.
#include "old/manager.h"
#include <one/hub.hpp>

#define NAME_OF(entity) #entity
#define SAME(a) a
#define GLUE(a, b) a##b
#define WIDE(a) L## #a
#define CHECK(expression) ((expression) ? "" : "failed: " #expression)
#define LOGGED(call) (log(#call), call)

void log(const char* text);

const char* name = NAME_OF(old::Manager);
const char* of_a_call = NAME_OF(old::get_manager().send("ada", "hello"));
const wchar_t* wide = WIDE(Manager);

const char* checked(one::Hub& manager) { return CHECK(manager.online(one::User{"ada"})); }
bool logged(one::Hub& manager) { return LOGGED(manager.online(one::User{"bob"})); }
bool same(one::Hub& manager) { return SAME(manager.online(one::User{"cy"})); }
bool glued(old::Manager& manager) { return manager.GLUE(is_, active)("dan"); }
old::GLUE(Man, ager)* pasted_type = nullptr;
old::Level level = old::Level::GLUE(LO, W);
