// The canonical class is declared with its own keyword.
#pragma once

namespace old {
class Store;  // of the shop
template <class T>
class Span;
}  // namespace old

namespace app {

int count(const class old::Store& store);
int count(struct Shelf* shelf);
int sum(const old::Span<int>& all);

}  // namespace app
