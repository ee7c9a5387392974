// Everything at once.
#pragma once

#include "app/types.h"
#include "old/manager.h"
