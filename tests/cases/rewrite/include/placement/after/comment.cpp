/* How to use it:

#include "app/through.h"
#include "not/there.h"

*/
#include "app/through.h"
#include <one/hub.hpp>

/*
#include "nor/this.h"
*/
void comment(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
