// No unit includes this, and alone it does not parse: a note.
#pragma once

namespace attic {

class Broken {
 public:
  void join(const Missing& user, int socket);
  void leave(const Missing& user);
  bool send(const Missing& user, const char* text);
  int broadcast(const char* text);
  bool is_online(const Missing& user) const;
};

}  // namespace attic
