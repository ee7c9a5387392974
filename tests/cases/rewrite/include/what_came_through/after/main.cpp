// app::Listener came in through the legacy header; this file goes on using it.
#include <one/hub.hpp>
#include "app/types.h"

void hello(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }

app::Listener chosen(app::Listener first) { return first; }
