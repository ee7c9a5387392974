// Everything at once.
#pragma once

#include "app/types.h"
#include <one/hub.hpp>
