#import "old/manager.h"

void imported(old::Manager& manager) { manager.send("ada", "hello"); }
