#include "app/through.h"
#include <one/hub.hpp>

const char* text = R"(
#include "old/manager.h"
)";

void in_a_string(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
