#pragma once

#define MANAGER_HEADER "old/manager.h"
#define ANGLED_HEADER <old/manager.h>
#define INDIRECT_HEADER BASE_HEADER
#define BASE_HEADER "old/manager.h"
#define TOLD_HEADER "old/manager.h"
#define STRING(x) #x
#define MADE_HEADER(name) STRING(old/name.h)
