// Names in concepts and requires-clauses are rewritten. Whether a concept is still satisfied is the compiler's to say.
#include "old/manager.h"

namespace app {

template <class A, class B>
inline constexpr bool is_same = false;
template <class A>
inline constexpr bool is_same<A, A> = true;

template <class T>
concept Manager = is_same<T, old::Manager>;

template <class T>
concept Takes = requires(T what, old::Manager& manager, old::Level level) {
  what.take(manager);
  manager.set_level(level);
  old::get_manager().is_active("ada");
};

struct Taker {
  void take(old::Manager& manager) { manager.send("ada", "hello"); }
};
static_assert(Takes<Taker>);

template <Manager T>
void constrained(T& manager) {
  manager.send("ada", "hello");
}

template <class T>
  requires is_same<T, old::Manager> && (!is_same<T, old::Info>)
void by_clause(T& manager) {
  manager.send("bob", "hello");
}

void abbreviated(Manager auto& manager) { manager.send("cy", "hello"); }

void use(old::Manager& manager) {
  constrained(manager);
  by_clause(manager);
  abbreviated(manager);
}

}  // namespace app
