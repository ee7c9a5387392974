// The canonical class is declared with its own keyword.
#pragma once

#include <span>

namespace fresh {
struct Store;  // of the shop
}  // namespace fresh

namespace app {

int count(const fresh::Store& store);
int count(struct Shelf* shelf);
int sum(const std::span<int>& all);

}  // namespace app
