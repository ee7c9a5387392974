// At most one operand does something: every order is the same.
#include "old/log.h"

int next();

void quiet(old::Log& log, int key, int value) {
  log.turned(key, value + 1);
  log.listed(next(), value);
  log.chained(next(), key + 1);
  log.passed(next());
  log.freed(key);
  if (old::either(key, value)) old::later(key);
  log << next();
}
