#include "app/config.h"
#include INDIRECT_HEADER

void indirect(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
