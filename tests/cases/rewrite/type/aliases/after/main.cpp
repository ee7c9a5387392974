// The alias changes at its target; who uses the alias is not touched.
#include <one/hub.hpp>

using First = one::Hub;
using Second = First;
typedef Second* Third;

void greet(Second& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
void greet_all(Third manager) { greet(*manager); }
