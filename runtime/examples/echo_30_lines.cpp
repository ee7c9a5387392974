// A WebSocket server: everybody gets back what they send, text as text and binary as binary.
#include <atomic>
#include <cstdlib>
#include <iostream>
#include <ssot/listener.hpp>

int main(int argc, char** argv) {
  constexpr std::size_t largest = 16 << 20;  // bytes of a message, in and out
  auto manager = ssot::bind_websocket_manager(ssot::WebSocketManager::create({.message_limit = largest}));

  ssot::ListenerOptions options;
  options.port = static_cast<std::uint16_t>(argc > 1 ? std::atoi(argv[1]) : 8080);
  options.message_limit = largest;
  options.compression.enabled = true;

  options.authenticate = [guests = std::make_shared<std::atomic<int>>()](const ssot::HandshakeRequest& request) {
    const auto user = request.query("user");  // a real server asks for more
    return ssot::Identity{ssot::UserId{user ? *user : "guest-" + std::to_string(++*guests)}};
  };

  options.on_message = [](const ssot::ConnectionId& from, ssot::Payload message) {
    ssot::websocket_manager().send_raw(ssot::Target::connection(from), std::move(message)).or_report();
  };

  auto listener = ssot::Listener::start(manager, options);
  std::cout << "listening on 127.0.0.1:" << listener->port() << std::endl;
  listener->serve_until_signal();
}
