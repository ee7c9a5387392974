#include "old/log.h"

int next();

void statements(int level) {
  OLD_LOG(level, "plain");
  OLD_LOG(level + 1, level > 2 ? "many" : "few");
  OLD_LOG(/* how bad */ 3, "commented");  // behind
  if (level > OLD_LIMIT) OLD_LOG(1, "over");
  OLD_TRACE("nothing more");
  OLD_TRACE("%d %d", level, next());
  OLD_LOG(next(), "evaluated once");
}

int twice() { return OLD_TWICE(next()); }

int values(int level) {
  const int most = OLD_LIMIT * 2;
  const int count = OLD_LOGGER().count();
  const one::Log* kept = &OLD_LOGGER();
  const int halves = OLD_HALF(level) + OLD_HALF(level + 1) - OLD_HALF((level));
  return most + count + kept->count() + halves + OLD_TWICE(level) + OLD_HALF(OLD_HALF(level));
}

bool checks(int level) { return OLD_CHECK(level < OLD_LIMIT) && OLD_CHECK(next() > 0); }
