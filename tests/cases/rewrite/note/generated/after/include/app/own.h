// How the generated code is used by hand.
#pragma once
#include "app/table.h"
#include "app/users.pb.h"
#include <one/hub.hpp>

inline bool own() { return generated() && from_a_table() && one::hub().online(one::User{"cy"}); }
