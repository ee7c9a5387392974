// With a mark, and line ends of the other kind.
#include "old/manager.h"

void greet(old::Manager& manager) {
	manager.send("ada",
	             "two");  // 中
}
