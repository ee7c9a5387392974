#pragma once

namespace app {

struct User {
  int id;
};

class Hub {
 public:
  void join(const User& user, int socket);
  void leave(const User& user);
  bool send(const User& user, const char* text);
  int broadcast(const char* text);
  bool is_online(const User& user) const;
};

}  // namespace app
