#include "app/config.h"
#include MANAGER_HEADER

void again(one::Hub& manager) { manager.post(one::User{"ada"}, "again").or_report(); }
