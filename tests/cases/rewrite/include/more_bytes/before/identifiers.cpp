void wide(const char*);
#include "old/manager.h"
void identifiers(old::Manager& mänager) { mänager.send("😀", "x"); }
