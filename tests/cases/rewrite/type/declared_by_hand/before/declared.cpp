// Declares by hand what the legacy header has, instead of including it.
namespace old {
class Manager;
Manager& get_manager();
extern Manager the_manager;
double delay(int attempt);
}  // namespace old

old::Manager* nobody = nullptr;
double waited() { return old::delay(1); }
old::Manager& given() { return old::get_manager(); }
