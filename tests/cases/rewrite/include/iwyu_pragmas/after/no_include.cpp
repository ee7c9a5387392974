// IWYU pragma: no_include <one/hub.hpp>
#include "app/exports.h"

void no_include(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
