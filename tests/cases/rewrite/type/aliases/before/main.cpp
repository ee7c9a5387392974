// The alias changes at its target; who uses the alias is not touched.
#include "old/manager.h"

using First = old::Manager;
using Second = First;
typedef Second* Third;

void greet(Second& manager) { manager.send("ada", "hello"); }
void greet_all(Third manager) { greet(*manager); }
