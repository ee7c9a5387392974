// Copies under other names: of the class, of its types, of its base, in no class at all.
#include "include/inc_user.hpp"

namespace chat {

struct User {
  int id;
};

class Room {
 public:
  int broadcast(const char* text);
  bool is_online(User* user) const;
  void join(User user, long socket);
  void leave(const User& user);
  bool send(const User& user, const char* text);
  void pause();
};

class Half {
 public:
  void join(const User& user, int socket);
  void leave(const User& user);
};

class Whole : public Half {
 public:
  bool send(const User& user, const char* text);
  int broadcast(const char* text);
  bool is_online(const User& user) const;
};

#ifdef THE_OLD_ONE
class Dormant {  // a note: no unit compiles it
 public:
  void join(const User& user, int socket);
  void leave(const User& user);
  bool send(const User& user, const char* text);
  int broadcast(const char* text);
  bool is_online(const User& user) const;
};
#endif

// ssot-lint: allow(SSOT007) the plug-in's own, until version 4
class Plugin : private Half {
 public:
  using Half::join;
  void join(const User& user, int socket);
  void leave(const User& user);
  bool send(const User& user, const char* text);
  int broadcast(const char* text);
  bool is_online(const User& user) const;
};

}  // namespace chat

namespace wire {

void join(const chat::User& user, int socket);
void leave(const chat::User& user);
bool send(const chat::User& user, const char* text);
int broadcast(const char* text);
bool is_online(const chat::User& user);

}  // namespace wire

#define DEFINE_HUB(name)                                 \
  class name {                                           \
   public:                                               \
    void join(const chat::User& user, int socket);       \
    void leave(const chat::User& user);                  \
    bool send(const chat::User& user, const char* text); \
    int broadcast(const char* text);                     \
    bool is_online(const chat::User& user) const;        \
  };
DEFINE_HUB(Made)
