void wide(const char*);
#include <one/hub.hpp>
void identifiers(one::Hub& mänager) { mänager.post(one::User{"😀"}, "x").or_report(); }
