// The build forces a header of the project's own in: the legacy include is there.

#include <one/hub.hpp>

void hello(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
