// Names in concepts and requires-clauses are rewritten. Whether a concept is still satisfied is the compiler's to say.
#include <one/hub.hpp>

namespace app {

template <class A, class B>
inline constexpr bool is_same = false;
template <class A>
inline constexpr bool is_same<A, A> = true;

template <class T>
concept Manager = is_same<T, one::Hub>;

template <class T>
concept Takes = requires(T what, one::Hub& manager, one::Priority level) {
  what.take(manager);
  manager.prefer(level);
  one::hub().online(one::User{"ada"});
};

struct Taker {
  void take(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
};
static_assert(Takes<Taker>);

template <Manager T>
void constrained(T& manager) {
  manager.post(one::User{"ada"}, "hello").or_report();
}

template <class T>
  requires is_same<T, one::Hub> && (!is_same<T, one::Snapshot>)
void by_clause(T& manager) {
  manager.post(one::User{"bob"}, "hello").or_report();
}

void abbreviated(Manager auto& manager) { manager.post(one::User{"cy"}, "hello").or_report(); }

void use(one::Hub& manager) {
  constrained(manager);
  by_clause(manager);
  abbreviated(manager);
}

}  // namespace app
