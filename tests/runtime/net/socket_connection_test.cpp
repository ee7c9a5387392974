// attach(socket, request, identity): the way in for programs that have an HTTP server of their own.
#include "net/socket_connection.hpp"

#include <gtest/gtest.h>

#include <boost/asio/post.hpp>
#include <thread>

#include "support/quiet_log.hpp"
#include "support/test_client.hpp"

namespace ssot {
namespace {

using nlohmann::json;
using support::eventually;
using support::TestClient;
namespace http = boost::beast::http;
using tcp = boost::asio::ip::tcp;

/// Accepts one socket, reads its request, hands both over.
class HttpServer {
 public:
  using Handle = std::function<void(tcp::socket, UpgradeRequest)>;
  explicit HttpServer(Handle handle) : acceptor_(context_, {boost::asio::ip::make_address("127.0.0.1"), 0}) {
    acceptor_.async_accept([this, handle](boost::system::error_code ec, tcp::socket socket) {
      if (ec) return;
      boost::beast::flat_buffer buffer;
      UpgradeRequest request;
      http::read(socket, buffer, request);
      handle(std::move(socket), std::move(request));
    });
    thread_ = std::thread([this] { context_.run(); });
  }
  ~HttpServer() {
    boost::asio::post(context_, [this] { acceptor_.close(); });
    thread_.join();
  }
  std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

 private:
  boost::asio::io_context context_;
  tcp::acceptor acceptor_;
  std::thread thread_;
};

TEST(SocketConnection, AttachAnswersTheUpgradeAndReads) {
  const support::QuietLog log;
  const auto manager = WebSocketManager::create();
  HttpServer server([&](tcp::socket socket, UpgradeRequest request) {
    manager->attach(std::move(socket), request, {UserId{"ada"}, std::nullopt, ConnectionId{"c"}},
                    [&](const ConnectionId& id, std::string text) {
                      if (text == "bad") throw 7;
                      manager->send(Target::connection(id), {{"echo", text}}).or_report();
                    });
    // Sent before the handshake is answered: must wait for it, not break it.
    manager->send(Target::user(UserId{"ada"}), {{"type", "early"}}).or_report();
  });
  TestClient client;
  ASSERT_EQ(client.connect(server.port(), "/", {{"Sec-WebSocket-Protocol", "ssot.v1"}}), 101u);
  EXPECT_EQ(client.protocol(), "ssot.v1");
  EXPECT_EQ((*client.read())["t"], "early");
  ASSERT_TRUE(client.send("bad"));
  ASSERT_TRUE(client.send("hi"));
  EXPECT_EQ((*client.read())["d"], (json{{"echo", "hi"}}));
  EXPECT_EQ(manager->stats().callback_failures, 1u);
  manager->detach(ConnectionId{"c"}, {4000, "enough"});
  EXPECT_EQ(client.read_close(), 4000);
  EXPECT_TRUE(manager->wait_closed(std::chrono::seconds{5}));
}

TEST(SocketConnection, ARequestThatIsNoUpgradeEndsTheAttachment) {
  const auto manager = WebSocketManager::create();
  std::atomic<int> gone = 0;
  manager->on<Disconnected>([&](const Disconnected&) { ++gone; }).keep();
  HttpServer server([&](tcp::socket socket, UpgradeRequest request) {
    manager->attach(std::move(socket), request, {UserId{"ada"}});
  });
  support::RawClient client(server.port());
  client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_TRUE(client.read_all().has_value());
  EXPECT_TRUE(eventually([&] { return gone == 1; }));
  EXPECT_FALSE(manager->online(UserId{"ada"}));
}

TEST(WireFor, ReadsTokensAndTakesTheBest) {
  const auto wire = [](const std::string& value) {
    UpgradeRequest request;
    request.set(http::field::sec_websocket_protocol, value);
    return net::wire_for(request);
  };
  EXPECT_EQ(wire("ssot.v1"), Wire::ssot_v1);
  EXPECT_EQ(wire("a, ssot.v1 ,b"), Wire::ssot_v1);
  EXPECT_EQ(wire("ssot.v1, ssot.resume.v1"), Wire::resume_v1);
  EXPECT_EQ(wire("ssot.resume.v1"), Wire::resume_v1);
  EXPECT_EQ(wire("ssot.v10"), Wire::flat);
  EXPECT_EQ(wire("ssot.resume.v2"), Wire::flat);
  EXPECT_EQ(wire(""), Wire::flat);
  EXPECT_EQ(net::wire_for(UpgradeRequest{}), Wire::flat);
}

}  // namespace
}  // namespace ssot
