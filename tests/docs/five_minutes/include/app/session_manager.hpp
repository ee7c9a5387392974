#pragma once

namespace app {

class SessionManager {
 public:
  void open(int user);
  void close(int user);
  bool is_open(int user) const;

 private:
  int count_ = 0;
};

SessionManager& sessions();

}  // namespace app
