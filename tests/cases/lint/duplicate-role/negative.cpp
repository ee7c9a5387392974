// Another role, one that derives, a declaration, and a name that only begins so.
#include <app/hub.hpp>

namespace chat {
class HubCap {};
class Hubble {};
class MyHub : public app::Hub {};
class OldHub;
}  // namespace chat
