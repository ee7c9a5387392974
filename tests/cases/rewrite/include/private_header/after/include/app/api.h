#pragma once
#include "app/types.h"  // IWYU pragma: export
