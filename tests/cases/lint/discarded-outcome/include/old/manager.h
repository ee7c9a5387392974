#pragma once

namespace old {

class Mailbox;
void post(const char* text);
class Manager {
 public:
  bool send(const char* text);
};

}  // namespace old
