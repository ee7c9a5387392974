#include "app/service.h"  // IWYU pragma: associated

void app::greet(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
