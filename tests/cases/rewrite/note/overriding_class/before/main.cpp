#include "old/manager.h"

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

void apart(old::Manager& manager) { manager.send("ada", "free"); }
