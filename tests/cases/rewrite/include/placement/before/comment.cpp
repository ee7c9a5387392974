/* How to use it:

#include "app/through.h"
#include "not/there.h"

*/
#include "app/through.h"

/*
#include "nor/this.h"
*/
void comment(old::Manager& manager) { manager.send("ada", "hello"); }
