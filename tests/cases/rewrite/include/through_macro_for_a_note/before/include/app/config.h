#pragma once

#define MANAGER_HEADER "old/manager.h"
