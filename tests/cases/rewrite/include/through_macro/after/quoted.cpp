#include "app/config.h"
#include MANAGER_HEADER

void quoted(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
