// Both do something, and the order is as open, or as fixed, as it was.
#include "old/log.h"

int next();
old::Log& find();

void kept(old::Log& log) {
  log.same(next(), next());
  log.turned(next(), next());
  log.listed_anyhow(next(), next());
  find().same(next(), 1);
}

unsigned long unevaluated(old::Log& log) { return sizeof(log.listed(next(), next()), 1); }
