// Members of a class template: called with and without a qualifier, pointed to, in classes that derive from it; and a
// specialisation of it, which keeps its own uses.
#include "old.h"
#include <map>
#include <string>
#include "fresh.h"
using namespace old;
struct P { int x; };
fresh::Vec<fresh::Vec<P>> grid;
std::map<std::string, fresh::Vec<int>> by;
int f(const fresh::Vec<int>& a, fresh::Vec<int>& b, std::shared_ptr<P> p) {
  b.push_back(a[0]); b[1] = 2; ++b[fresh::ssize(b) - 1];
  int s = p->x;
  for (int i = 0; i < fresh::ssize(a); ++i) s += a[i];
  for (auto& x : b) s += x;
  fresh::order(b, true ? fresh::Dir::up : fresh::Dir::down); fresh::order(b, false ? fresh::Dir::up : fresh::Dir::down); fresh::order(b, (s > 2) ? fresh::Dir::up : fresh::Dir::down);
  grid[0][1].x = by["k"][3];
  return s;
}
template <class T> int total(const fresh::Vec<T>& a) { int n = 0; for (int i = 0; i < fresh::ssize(a); ++i) n += a[i]; return n; }
template <class A> int gen(const A& a) { return fresh::ssize(a) + a[0]; }
template int total<int>(const fresh::Vec<int>&);
int g(fresh::Vec<int>& a) { return total(a) + gen(a) + fresh::ssize(*(&a)); }
struct D : fresh::Vec<int> { using fresh::Vec<int>::Vec; void twice(int v) { push_back(v); this->push_back(v); fresh::Vec<int>::push_back(v); } };
template <class T> struct E : fresh::Vec<T> { void one(const T& v) { this->push_back(v); fresh::Vec<T>::push_back(v); } };
void e(E<int>& x) { x.one(1); }
template <template <class> class C> struct H { C<int> c; };
H<fresh::Vec> h;
template <class T> struct Tr { static constexpr bool v = false; };
template <class T> struct Tr<fresh::Vec<T>> { static constexpr bool v = true; };
static_assert(Tr<fresh::Vec<int>>::v);
auto lam = [](fresh::Vec<int> a = fresh::Vec<int>(3)) { return fresh::ssize(a); };
std::shared_ptr<fresh::Vec<int>> mk() { return std::make_shared<fresh::Vec<int>>(2); }
void (fresh::Vec<int>::*mp)(const int&) = &fresh::Vec<int>::push_back;
namespace old { template <> class Array<bool> { public: int length() const { return 0; } }; }
int spec(const Array<bool>& b) { return b.length(); }
int called() { return lam(); }
