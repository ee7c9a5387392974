#pragma once
#include <one/hub.hpp>

inline bool spaced(one::Hub& manager) { return manager.online(one::User{"ada"}); }
