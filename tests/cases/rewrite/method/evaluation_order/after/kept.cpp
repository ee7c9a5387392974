// Both do something, and the order is as open, or as fixed, as it was.
#include <one/log.hpp>

int next();
one::Log& find();

void kept(one::Log& log) {
  log.put(next(), next());
  log.put(next(), next());
  log.put_all({next(), next()});
  find().put(next(), 1);
}

unsigned long unevaluated(one::Log& log) { return sizeof(log.put_all({next(), next()}), 1); }
