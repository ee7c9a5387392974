// ssot_server.cpp - the runtime as a server of runtime_bench.py: echoes, and sends "!COUNT SIZE" to all.
//
// Its messages go the whole way that a program's do: stored with an offset, taken by the connection. With "json" as
// argument they are parsed and written as JSON, too; without, they go as the bytes that came, which is what peers do.
#include <sys/resource.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <iostream>
#include <memory>
#include <sstream>
#include <ssot/listener.hpp>
#include <string>

namespace {

// One message each turn of the loop, as they would come.
void broadcast(boost::asio::io_context& context, const std::shared_ptr<ssot::WebSocketManager>& manager,
               std::shared_ptr<const std::string> text, std::size_t left) {
  if (left == 0) return;
  manager->broadcast_raw({*text, ssot::Payload::Kind::json}).or_report();
  boost::asio::post(context, [&context, manager, text, left] { broadcast(context, manager, text, left - 1); });
}

}  // namespace

int main(int argc, char**) {
  const bool as_json = argc > 1;
  rlimit files{};
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  boost::asio::io_context context(1);
  auto manager = ssot::WebSocketManager::create(context.get_executor());
  ssot::ListenerOptions options;
  options.threads = 0;
  options.authenticate = [](const ssot::HandshakeRequest& request) -> ssot::Admission {
    return ssot::Identity{ssot::UserId{request.query("user").value_or("u")}};
  };
  options.on_message = [&](const ssot::ConnectionId& from, ssot::Payload message) {
    if (message.bytes[0] != '!') {
      const auto back = ssot::Target::connection(from);
      (as_json ? manager->send(back, nlohmann::json::parse(message.bytes)) : manager->send_raw(back, std::move(message)))
          .or_report();
      return;
    }
    std::istringstream asked(message.bytes.substr(1));
    std::size_t count = 0, size = 2;
    asked >> count >> size;
    broadcast(context, manager, std::make_shared<const std::string>('"' + std::string(size - 2, 'x') + '"'), count);
  };
  auto listener = ssot::Listener::start(manager, options);
  std::cout << "listening on 127.0.0.1:" << listener->port() << std::endl;
  context.run();
}
