// An operator's object is its first operand; a replacement with an operator on top is enclosed where it must be.
#include "old/log.h"

void written(old::Log& log, old::Log* other, bool first) {
  log << 1 + 2;
  *other << 3;
  (first ? log : *other) << 4;
}

int computed(const old::Log& log) { return 2 * log.size() + log[log.size() - 1]; }

int plain(const old::Log& log) {
  const int size = log.size();
  return size;
}

bool compared(const old::Log& log, const old::Log* other) {
  return log.full() == other->full() && !other->full() && log.size() > other->size();
}
