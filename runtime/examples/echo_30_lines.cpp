// A WebSocket server: whoever says /?user=NAME gets back what they send, on each of their connections.
#include <cstdlib>
#include <iostream>
#include <ssot/listener.hpp>

int main(int argc, char** argv) {
  auto manager = ssot::bind_websocket_manager(ssot::WebSocketManager::create());

  ssot::ListenerOptions options;
  options.port = static_cast<std::uint16_t>(argc > 1 ? std::atoi(argv[1]) : 8080);

  options.authenticate = [](const ssot::HandshakeRequest& request) -> ssot::Admission {
    if (auto user = request.query("user")) return ssot::Identity{ssot::UserId{*user}};
    return ssot::Admission::refuse(401, "say who you are: /?user=NAME");
  };

  options.on_message = [](const ssot::ConnectionId& from, std::string text) {
    auto& manager = ssot::websocket_manager();
    if (auto client = manager.find(from)) {
      manager.send(ssot::Target::user(client->identity.user), {{"type", "echo"}, {"text", text}}).or_report();
    }
  };

  auto listener = ssot::Listener::start(manager, options);
  std::cout << "listening on 127.0.0.1:" << listener->port() << std::endl;
  listener->serve_until_signal();
}
