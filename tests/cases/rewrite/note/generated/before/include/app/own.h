// How the generated code is used by hand.
#pragma once
#include "app/table.h"
#include "app/users.pb.h"

inline bool own() { return generated() && from_a_table() && old::get_manager().is_active("cy"); }
