#include "old/manager.h"
#include <one/hub.hpp>

class Audited : public old::Manager {
 public:
  bool send(const char* user, const char* text, bool urgent) override {
    ++count_;
    return old::Manager::send(user, text, urgent);
  }

 private:
  int count_ = 0;
};

void greet(Audited& audited) { audited.send("ada", "hello", false); }

void apart(one::Hub& manager) { manager.post(one::User{"ada"}, "free").or_report(); }
