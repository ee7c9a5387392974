// Other tokens are no copy, and a class without external linkage is nobody's.
#include <vendor/other_manager.hpp>

namespace {
class Helper {};
}  // namespace

void stop(app::Manager& manager) { manager.stop(); }
