#include <one/hub.hpp>

#define CHECKED(expression) \
  do {                      \
    if (!(expression)) return; \
  } while (false)
#define SAME(expression) expression
#define TWICE(statement) statement; statement

void once(one::Hub& manager) { CHECKED(manager.post(one::User{"ada"}, "hello").accepted()); }

void twice(one::Hub& manager) { TWICE(manager.prefer(one::Priority::low)); }

void same(one::Hub& manager) { SAME(manager.post(one::User{"ada"}, "hello").or_report()); }
