// A class template keeps the arguments that are written, with what is rewritten in them; none where they are deduced.
#include "old/span.h"

#include <vector>

namespace app {

int sum(old::Span<const int> all) {
  int total = 0;
  for (const int each : all) total += each;
  return total;
}

template <typename T>
std::size_t bytes(old::Span< T > of) {
  return of.size() * sizeof(typename old::Span<T>::Element);
}

using Rows = std::vector<old::Span<old::Span<int>>>;

template <template <class> class Holder>
struct Two {
  Holder<int> first;
  Holder<char> second;
};
using Spans = Two<old::Span>;

struct Keeper : private old::Span<int /* of the keeper */> {
  using old::Span<int>::Span;
  int count() const { return static_cast<int>(this->size()); }
};

int use(std::vector<int>& numbers, const old::Row<int>& row) {
  old::Span deduced{numbers};
  const old::Span<int> written(numbers.data(), numbers.size());
  return sum(old::Span<const int>(numbers)) + static_cast<int>(bytes(written) + bytes<int>(deduced) + row.size()) +
         static_cast<int>(old::Span{numbers}.size()) + old::Span<int>::Element{1} + Keeper{numbers}.count();
}

}  // namespace app

template class old::Span<long>;

namespace brought {

using old::Span;

template <template <class> class Holder = Span>
int first(std::vector<int>& numbers) {
  Span all{numbers};
  return *Holder<int>(numbers).begin() + *all.begin() + *Span<int>(numbers).begin();
}

int use(std::vector<int>& numbers) { return first(numbers) + first<old::Row>(numbers) + first<>(numbers); }

}  // namespace brought
