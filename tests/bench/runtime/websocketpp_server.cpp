// websocketpp_server.cpp - websocketpp as a peer of runtime_bench.py: echoes, and sends "!COUNT SIZE" to all.
#include <sys/resource.h>

#include <iostream>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <websocketpp/config/asio_no_tls.hpp>
#include <websocketpp/server.hpp>

namespace {

using Server = websocketpp::server<websocketpp::config::asio>;
using Connections = std::set<websocketpp::connection_hdl, std::owner_less<websocketpp::connection_hdl>>;

void broadcast(Server& server, const Connections& connections, const std::string& text, std::size_t left) {
  if (left == 0) return;
  for (const auto& each : connections) server.send(each, text, websocketpp::frame::opcode::text);
  server.get_io_service().post([&, text, left] { broadcast(server, connections, text, left - 1); });
}

}  // namespace

int main() {
  rlimit files{};
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  Server server;
  Connections connections;
  server.clear_access_channels(websocketpp::log::alevel::all);
  server.clear_error_channels(websocketpp::log::elevel::all);
  server.init_asio();
  server.set_tcp_post_init_handler([&](websocketpp::connection_hdl which) {
    server.get_con_from_hdl(which)->get_raw_socket().set_option(boost::asio::ip::tcp::no_delay(true));
  });
  server.set_open_handler([&](websocketpp::connection_hdl which) { connections.insert(which); });
  server.set_close_handler([&](websocketpp::connection_hdl which) { connections.erase(which); });
  server.set_fail_handler([&](websocketpp::connection_hdl which) { connections.erase(which); });
  server.set_message_handler([&](websocketpp::connection_hdl from, Server::message_ptr message) {
    const std::string& text = message->get_payload();
    if (text[0] != '!') {
      server.send(from, text, websocketpp::frame::opcode::text);
      return;
    }
    std::istringstream asked(text.substr(1));
    std::size_t count = 0, size = 2;
    asked >> count >> size;
    broadcast(server, connections, "\"" + std::string(size - 2, 'x') + "\"", count);
  });
  server.listen(boost::asio::ip::tcp::endpoint(boost::asio::ip::make_address("127.0.0.1"), 0));
  server.start_accept();
  boost::system::error_code ignored;  // it listens
  std::cout << "listening on 127.0.0.1:" << server.get_local_endpoint(ignored).port() << std::endl;
  server.run();
}
