#include <iostream>
#include <ssot/testing/recording_connection.hpp>
#include <ssot/websocket_manager.hpp>

int main() {
  const auto manager = ssot::bind_websocket_manager(ssot::WebSocketManager::create());
  const auto client = std::make_shared<ssot::testing::RecordingConnection>();
  manager->attach(client, {ssot::UserId{"ada"}});
  manager->emit({ssot::UserId{"ada"}}, ssot::AgentThinking{"linked"}).or_report();
  std::cout << client->messages().at(0).at("reasoning") << std::endl;
}
