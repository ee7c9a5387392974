// A server that does what its client asks, for tests of clients of "ssot.resume.v1" that are not in this process.
//
//   resume_server PORT [events]     `events` of each channel are kept; each event is asked to be acknowledged
//
// A message is {"do": …}: send {n}, cut, end, join {room}, leave {room}, room {room, n}, state {patch}. What becomes
// of each event that `send` sent is printed: "outcome N written", "outcome N acked".
#include <cstdlib>
#include <iostream>
#include <mutex>
#include <nlohmann/json.hpp>
#include <ssot/listener.hpp>
#include <string>

namespace {

using nlohmann::json;

std::mutex printing;

void print(const std::string& line) {
  const std::lock_guard lock(printing);
  std::cout << line << std::endl;
}

void send_number(ssot::WebSocketManager& manager, const ssot::Target& target, int n) {
  const auto told = manager.send(target, {{"n", n}}, {.on_outcome = [n](ssot::Outcome outcome) {
    print("outcome " + std::to_string(n) + " " + ssot::name(outcome));
  }});
  if (!told.accepted()) print("refused " + std::to_string(n) + " " + told.reason);
}

void obey(ssot::WebSocketManager& manager, const ssot::ConnectionSnapshot& client, const json& asked) {
  const std::string what = asked.value("do", "");
  const ssot::RoomId room{asked.value("room", "")};
  if (what == "send") send_number(manager, ssot::Target::user(client.identity.user), asked.value("n", 0));
  if (what == "room") send_number(manager, ssot::Target::room(room), asked.value("n", 0));
  if (what == "join") manager.join_room(client.id, room);
  if (what == "leave") manager.leave_room(client.id, room);
  if (what == "cut") manager.detach(client.id, {ssot::close_code::going_away, "cut"});
  if (what == "end") manager.detach(client.id);
  if (what == "state") {
    const ssot::UserId& user = client.identity.user;
    manager.apply_state(user, asked.value("patch", json::object()), manager.state(user).version);
  }
}

}  // namespace

int main(int argc, char** argv) {
  ssot::Options settings;
  if (argc > 2) settings.history.events = static_cast<std::size_t>(std::atoi(argv[2]));
  settings.protocol.ack_every = 1;
  settings.protocol.restart_spread = std::chrono::milliseconds{50};
  settings.resume.initial = std::chrono::milliseconds{10};
  settings.resume.max = std::chrono::milliseconds{100};
  auto manager = ssot::bind_websocket_manager(ssot::WebSocketManager::create(settings));
  ssot::ListenerOptions options;
  options.port = static_cast<std::uint16_t>(argc > 1 ? std::atoi(argv[1]) : 0);
  options.authenticate = [](const ssot::HandshakeRequest& request) -> ssot::Admission {
    if (auto user = request.query("user")) return ssot::Identity{ssot::UserId{*user}};
    return ssot::Admission::refuse(401, "say who you are: /?user=NAME");
  };
  options.on_message = [manager](const ssot::ConnectionId& from, std::string text) {
    const auto client = manager->find(from);
    const json asked = json::parse(text, nullptr, false);
    if (client && asked.is_object()) obey(*manager, *client, asked);
  };
  auto listener = ssot::Listener::start(manager, options);
  print("listening on 127.0.0.1:" + std::to_string(listener->port()));
  listener->serve_until_signal();
}
