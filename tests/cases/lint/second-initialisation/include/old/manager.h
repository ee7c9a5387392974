#pragma once

namespace old {

class Mailbox {
 public:
  void send(const char* text);
};

}  // namespace old
