#ifdef __cplusplus
#include "old/text.h"
#endif

int conditional() { return text::length("x"); }
