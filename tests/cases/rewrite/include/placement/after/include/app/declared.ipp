#pragma once

#include <one/hub.hpp>

inline void app::declared(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
