// listener.h - accepts connections on the loopback interface; HTTP answers at once, upgrades become
// WebSockets.
#pragma once

#include <functional>
#include <memory>
#include <string>

namespace netra::server {

class Endpoint;
class HttpRoutes;
}  // namespace netra::server

namespace netra::auth {
class LoginService;
}

namespace netra::server {

class Listener {
 public:
  Listener(Endpoint& endpoint, HttpRoutes& routes, auth::LoginService& logins);
  ~Listener();

  // Binds 127.0.0.1; port 0 takes a free one. Returns the port. Throws boost::system::system_error.
  unsigned short listen(unsigned short port);
  // Serves until stop(). Called on one thread.
  void run();
  // Stops accepting, closes what is open, lets run() return. May be called from any thread.
  void stop();
  // Calls stop() when the process is told to end (SIGTERM, SIGINT).
  void stop_on_signals();

  struct Impl;

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace netra::server
