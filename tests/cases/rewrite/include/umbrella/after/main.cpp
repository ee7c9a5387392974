#include "app/all.h"

void hello(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
