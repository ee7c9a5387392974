#include "spaced.h"

bool other() { return one::hub().online(one::User{NAME}); }
