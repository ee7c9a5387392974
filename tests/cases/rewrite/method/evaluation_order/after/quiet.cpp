// At most one operand does something: every order is the same.
#include <one/log.hpp>

int next();

void quiet(one::Log& log, int key, int value) {
  log.put(value + 1, key);
  log.put_all({next(), value});
  log.at(key + 1).put(next());
  one::put(log, next());
  one::put_somewhere(key);
  if (one::has(key) || one::has(value)) one::run([=] { one::has(key); });
  one::write(log, next());
}
