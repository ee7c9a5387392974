/* A file
   with a head */ // and more of it

#ifdef __cplusplus
#include "app/through.h"
#endif

void conditional_only(old::Manager& manager) { manager.send("ada", "hello"); }
