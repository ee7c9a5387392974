#include "app/config.h"
# include \
  ANGLED_HEADER  // in angle brackets

void angled(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
