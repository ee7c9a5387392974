


#include <one/hub.hpp>

void feeds(one::Hub& manager) { manager.post(one::User{"ada"}, "tabs").or_report(); }   


