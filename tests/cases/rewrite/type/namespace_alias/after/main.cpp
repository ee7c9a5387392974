#include "old/manager.h"
#include <one/hub.hpp>

namespace o = old;

void greet(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
