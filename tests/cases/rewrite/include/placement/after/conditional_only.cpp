/* A file
   with a head */ // and more of it

#include <one/hub.hpp>

#ifdef __cplusplus
#include "app/through.h"
#endif

void conditional_only(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
