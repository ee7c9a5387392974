// What is canonical already is left alone.
#include <one/hub.hpp>

void greet(one::Hub& hub) { hub.post(one::User{"ada"}, "hello").or_report(); }
