#include <app/hub.hpp>

namespace chat {
class LegacyHub {};
struct HubImpl {};
class IHubV2 {};
}  // namespace chat
