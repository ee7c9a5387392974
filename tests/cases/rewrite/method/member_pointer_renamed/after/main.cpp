// Where only the name differs, a pointer to the member is one to the canonical member.
#include <functional>

#include <one/hub.hpp>

void (one::Hub::*setter)(one::Priority) = &one::Hub::prefer;

auto bound(one::Hub& manager) { return std::bind(&one::Hub::prefer, &manager, std::placeholders::_1); }

void called(one::Hub& manager, one::Priority level) { (manager.*(&one::Hub::prefer))(level); }
