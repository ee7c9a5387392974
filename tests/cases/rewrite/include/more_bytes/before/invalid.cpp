// ÿş no UTF-8
#include "old/manager.h"
/* Ã */ void bytes(old::Manager& manager) { manager.send("ada", "x"); /* ÿş */; }
// €