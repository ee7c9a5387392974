// A class template keeps the arguments that are written, with what is rewritten in them; none where they are deduced.
#include "old/span.h"

#include <vector>
#include <fresh/view.hpp>

namespace app {

int sum(fresh::View<const int> all) {
  int total = 0;
  for (const int each : all) total += each;
  return total;
}

template <typename T>
std::size_t bytes(fresh::View< T > of) {
  return of.size() * sizeof(typename fresh::View<T>::Element);
}

using Rows = std::vector<fresh::View<fresh::View<int>>>;

template <template <class> class Holder>
struct Two {
  Holder<int> first;
  Holder<char> second;
};
using Spans = Two<fresh::View>;

struct Keeper : private fresh::View<int /* of the keeper */> {
  using fresh::View<int>::View;
  int count() const { return static_cast<int>(this->size()); }
};

int use(std::vector<int>& numbers, const fresh::View<int>& row) {
  fresh::View deduced{numbers};
  const fresh::View<int> written(numbers.data(), numbers.size());
  return sum(fresh::View<const int>(numbers)) + static_cast<int>(bytes(written) + bytes<int>(deduced) + row.size()) +
         static_cast<int>(fresh::View{numbers}.size()) + fresh::View<int>::Element{1} + Keeper{numbers}.count();
}

}  // namespace app

template class fresh::View<long>;

namespace brought {

using fresh::View;

template <template <class> class Holder = View>
int first(std::vector<int>& numbers) {
  View all{numbers};
  return *Holder<int>(numbers).begin() + *all.begin() + *View<int>(numbers).begin();
}

int use(std::vector<int>& numbers) { return first(numbers) + first<fresh::View>(numbers) + first<>(numbers); }

}  // namespace brought
