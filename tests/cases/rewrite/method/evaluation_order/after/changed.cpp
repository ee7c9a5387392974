// Both do something, and the replacement would fix an order that was open, or open or turn one that was fixed.
#include "old/log.h"

int next();
old::Log& find();

void fixed(old::Log& log) { log.listed(next(), next()); }
void turned(old::Log& log) { log.chained(next(), next()); }
void opened() { find().passed(next()); }
void opened_operator() { find() << next(); }
void dropped_object() { find().freed(1); }
void only_sometimes() { old::either(1, next()); }
void at_another_time() { old::later(next()); }
