#include <one/log.hpp>

int next();

void statements(int level) {
  one::write("plain", level);
  one::write(level > 2 ? "many" : "few", level + 1);
  one::write("commented", /* how bad */ 3);  // behind
  if (level > (one::limit + 1)) one::write("over", 1);
  one::trace("nothing more");
  one::trace("%d %d", level, next());
  one::write("evaluated once", next());
}

int twice() { return one::twice(next()); }

int values(int level) {
  const int most = (one::limit + 1) * 2;
  const int count = one::log().count();
  const one::Log* kept = &one::log();
  const int halves = (level / 2) + ((level + 1) / 2) - ((level) / 2);
  return most + count + kept->count() + halves + one::twice(level) + ((level / 2) / 2);
}

bool checks(int level) { return ONE_CHECK(level < (one::limit + 1)) && ONE_CHECK(next() > 0); }
