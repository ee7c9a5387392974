#include <app/manager.hpp>

namespace chat {

class Manager {
 public:
  void send(const char* text);
};

}  // namespace chat

namespace {
struct Manager {};
}  // namespace
