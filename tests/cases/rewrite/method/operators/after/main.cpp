// An operator's object is its first operand; a replacement with an operator on top is enclosed where it must be.
#include <one/log.hpp>

void written(one::Log& log, one::Log* other, bool first) {
  log.write(1 + 2);
  (*other).write(3);
  (first ? log : *other).write(4);
}

int computed(const one::Log& log) { return 2 * (log.last() + 1) + log.value((log.last() + 1) - 1); }

int plain(const one::Log& log) {
  const int size = log.last() + 1;
  return size;
}

bool compared(const one::Log& log, const one::Log* other) {
  return !log.has_room() == !other->has_room() && !(!other->has_room()) && (log.last() + 1) > (other->last() + 1);
}
