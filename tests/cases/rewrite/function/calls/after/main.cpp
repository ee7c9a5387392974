#include <one/hub.hpp>
#include <one/migration.hpp>

double total(int attempt) { return one::migration::seconds(attempt + 1) + one::migration::seconds((attempt + 1) + 1); }

namespace old {
double inside(int attempt) { return one::migration::seconds(attempt + 1); }
}  // namespace old

double used(int attempt) { return one::migration::seconds((attempt << 1) + 1); }
