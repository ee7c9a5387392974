// Declares by hand what the legacy header has, instead of including it.

#include <one/hub.hpp>
#include <one/migration.hpp>

namespace old {
class Manager;
Manager& get_manager();
extern Manager the_manager;
double delay(int attempt);
}  // namespace old

one::Hub* nobody = nullptr;
double waited() { return one::migration::seconds(1 + 1); }
one::Hub& given() { return one::hub(); }
