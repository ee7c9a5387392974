#pragma once
#include "old/manager.h"
