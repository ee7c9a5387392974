// A namespace of that name inside of the project's own.
#include "old/manager.h"
#include <one/hub.hpp>

namespace app {
namespace {
namespace one {
struct Hub {};
}  // namespace one
bool hidden(old::Manager& manager) { return manager.is_active("ada"); }
}  // namespace
bool used(old::Manager& manager) { return hidden(manager); }
[[maybe_unused]] one::Hub other;
}  // namespace app

bool outside(one::Hub& manager) { return manager.online(one::User{"bob"}); }
