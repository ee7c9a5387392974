// app::Listener came in through the legacy header, from a header that says which one to include instead.
#include <one/hub.hpp>
#include "app/api.h"

void hello(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }

app::Listener chosen(app::Listener first) { return first; }
