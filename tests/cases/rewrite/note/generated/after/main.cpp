#include "app/own.h"

bool use() { return own(); }
