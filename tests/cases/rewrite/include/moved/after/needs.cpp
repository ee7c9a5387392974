// no_use.h lets go of it, so that this file includes what it uses.
#include "app/no_use.h"
#include <fresh/text.hpp>

int needs() { return app::no_use() + text::length(""); }
