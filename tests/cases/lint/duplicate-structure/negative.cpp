// What derives from the canonical, does another job, overrides an interface, or holds the canonical (a note).
#include <app/hub.hpp>

namespace db {

class Pool {
 public:
  void join(int node);
  void leave(int node);
  bool send(int node, const char* query);
  int rows(int node);
  void begin();
  void commit();
  void roll_back();
};

}  // namespace db

namespace fakes {

class Recorder : public app::Hub {
 public:
  void join(const app::User& user, int socket);
  void leave(const app::User& user);
  bool send(const app::User& user, const char* text);
  int broadcast(const char* text);
  bool is_online(const app::User& user) const;
};

}  // namespace fakes

namespace visit {

struct Visitor {
  virtual void join(int) = 0;
  virtual void leave(int) = 0;
  virtual void send(int) = 0;
  virtual void broadcast(int) = 0;
};

struct Printer : Visitor {
  void join(int) override;
  void leave(int) override;
  void send(int) override;
  void broadcast(int) override;
};

}  // namespace visit

namespace front {

class Counting {
 public:
  void join(const app::User& user, int socket) { hub_.join(user, socket); }
  void leave(const app::User& user) { hub_.leave(user); }
  bool send(const app::User& user, const char* text) { return hub_.send(user, text); }
  int broadcast(const char* text) { return hub_.broadcast(text); }
  bool is_online(const app::User& user) const { return hub_.is_online(user); }

 private:
  app::Hub& hub_;
};

}  // namespace front
