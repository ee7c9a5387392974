// Members of a class template: called with and without a qualifier, pointed to, in classes that derive from it; and a
// specialisation of it, which keeps its own uses.
#include "old.h"
#include <map>
#include <string>
using namespace old;
struct P { int x; };
Array<Array<P>> grid;
std::map<std::string, Array<int>> by;
int f(const Array<int>& a, IntArray& b, Ptr<P> p) {
  b.append(a.at(0)); b.at(1) = 2; ++b.at(b.length() - 1);
  int s = p->x;
  for (int i = 0; i < a.length(); ++i) s += a.at(i);
  for (auto& x : b) s += x;
  old::sort(b); sort(b, false); sort<int>(b, s > 2);
  grid.at(0).at(1).x = by["k"].at(3);
  return s;
}
template <class T> int total(const Array<T>& a) { int n = 0; for (int i = 0; i < a.length(); ++i) n += a.at(i); return n; }
template <class A> int gen(const A& a) { return a.length() + a.at(0); }
template int total<int>(const Array<int>&);
int g(Array<int>& a) { return total(a) + gen(a) + (&a)->length(); }
struct D : Array<int> { using Array<int>::Array; void twice(int v) { append(v); this->append(v); Array<int>::append(v); } };
template <class T> struct E : Array<T> { void one(const T& v) { this->append(v); Array<T>::append(v); } };
void e(E<int>& x) { x.one(1); }
template <template <class> class C> struct H { C<int> c; };
H<Array> h;
template <class T> struct Tr { static constexpr bool v = false; };
template <class T> struct Tr<Array<T>> { static constexpr bool v = true; };
static_assert(Tr<Array<int>>::v);
auto lam = [](Array<int> a = Array<int>(3)) { return a.length(); };
Ptr<Array<int>> mk() { return std::make_shared<Array<int>>(2); }
void (Array<int>::*mp)(const int&) = &Array<int>::append;
namespace old { template <> class Array<bool> { public: int length() const { return 0; } }; }
int spec(const Array<bool>& b) { return b.length(); }
int called() { return lam(); }
