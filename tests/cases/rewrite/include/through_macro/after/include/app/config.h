#pragma once

#define MANAGER_HEADER <one/hub.hpp>
#define ANGLED_HEADER <one/hub.hpp>
#define INDIRECT_HEADER BASE_HEADER
#define BASE_HEADER <one/hub.hpp>
#define TOLD_HEADER "old/manager.h"
#define STRING(x) #x
#define MADE_HEADER(name) STRING(old/name.h)
