// The listener over loopback: who gets in, who does not, and what bad clients get.
#include <ssot/listener.hpp>

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <thread>

#include "support/quiet_log.hpp"
#include "support/test_client.hpp"

namespace ssot {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;
using support::eventually;
using support::RawClient;
using support::TestClient;

const UserId ada{"ada"};

Admission by_query(const HandshakeRequest& request) {
  if (auto user = request.query("user")) return Identity{UserId{*user}};
  return Admission::refuse(401, "say who you are");
}

class ListenerTest : public ::testing::Test {
 protected:
  ListenerOptions options() {
    ListenerOptions made;
    made.authenticate = by_query;
    return made;
  }
  void start(ListenerOptions with) { listener_ = Listener::start(manager_, std::move(with)); }
  std::uint16_t port() const { return listener_->port(); }
  std::string http(const std::string& request) {
    RawClient client(port());
    client.send(request);
    return client.read_all().value_or("no end");
  }
  static std::string upgrade(const std::string& target, const std::string& more = "") {
    return "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
           "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + more + "\r\n";
  }
  support::QuietLog log_;
  std::shared_ptr<WebSocketManager> manager_ = WebSocketManager::create();
  std::unique_ptr<Listener> listener_;
};

TEST_F(ListenerTest, AClientComesInReceivesAndIsHeard) {
  auto with = options();
  with.on_message = [this](const ConnectionId& id, std::string text) {
    manager_->send(Target::connection(id), {{"echo", text}}).or_report();
  };
  start(with);
  TestClient client;
  ASSERT_EQ(client.connect(port(), "/?user=ada"), 101u);
  ASSERT_TRUE(eventually([&] { return manager_->online(ada); }));
  EXPECT_TRUE(manager_->emit(Scope{ada, ThreadId{"t"}}, AgentStarted{}).accepted());
  const auto event = client.read();
  ASSERT_TRUE(event);
  EXPECT_EQ((*event)["type"], "agent_started");
  EXPECT_EQ((*event)["user_id"], "ada");
  ASSERT_TRUE(client.send("hi"));
  EXPECT_EQ(client.read(), (json{{"echo", "hi"}}));
  client.close();
  EXPECT_TRUE(eventually([&] { return !manager_->online(ada); }));
}

TEST_F(ListenerTest, TheSubprotocolDecidesTheShape) {
  start(options());
  TestClient v1, other;
  ASSERT_EQ(v1.connect(port(), "/?user=ada", {{"Sec-WebSocket-Protocol", "chat, ssot.v1"}}), 101u);
  EXPECT_EQ(v1.protocol(), "ssot.v1");
  ASSERT_EQ(other.connect(port(), "/?user=ada", {{"Sec-WebSocket-Protocol", "ssot.v2"}}), 101u);
  EXPECT_EQ(other.protocol(), "");
  ASSERT_TRUE(eventually([&] { return manager_->connections(ada).size() == 2; }));
  EXPECT_TRUE(manager_->send(Target::user(ada), {{"type", "x"}}).accepted());
  EXPECT_EQ((*v1.read())["op"], "ev");
  EXPECT_EQ(other.read(), (json{{"type", "x"}}));
}

TEST_F(ListenerTest, ManyMessagesArriveInOrder) {
  start(options());
  TestClient client;
  ASSERT_EQ(client.connect(port(), "/?user=ada"), 101u);
  ASSERT_TRUE(eventually([&] { return manager_->online(ada); }));
  for (int n = 0; n < 1000; ++n) EXPECT_TRUE(manager_->send(Target::user(ada), {{"n", n}}).accepted());
  for (int n = 0; n < 1000; ++n) ASSERT_EQ(client.read(), (json{{"n", n}}));
}

TEST_F(ListenerTest, StrangersAreRefusedWithTheStatusOfAuthenticate) {
  start(options());
  TestClient client;
  EXPECT_EQ(client.connect(port(), "/"), 401u);
  EXPECT_NE(http(upgrade("/")).find("say who you are"), std::string::npos);
  EXPECT_EQ(manager_->stats().connections, 0u);
}

TEST_F(ListenerTest, AnAddressHasSoManyConnectionsAndGetsThemBack) {
  auto with = options();
  with.per_address_limit = 2;
  start(with);
  auto first = std::make_unique<TestClient>();
  TestClient second, third;
  ASSERT_EQ(first->connect(port(), "/?user=ada"), 101u);
  ASSERT_EQ(second.connect(port(), "/?user=bob"), 101u);
  EXPECT_EQ(third.connect(port(), "/?user=eve"), 429u);
  first->close();
  EXPECT_TRUE(eventually([&] { return TestClient().connect(port(), "/?user=eve") == 101u; }));
}

TEST_F(ListenerTest, BehindADeclaredProxyTheClientCounts) {
  auto with = options();
  std::string seen;
  with.authenticate = [&](const HandshakeRequest& request) -> Admission {
    seen = request.remote_address();
    return by_query(request);
  };
  with.per_address_limit = 1;
  with.trusted_proxies = {"127.0.0.0/8"};
  start(with);
  TestClient first, second, same;
  ASSERT_EQ(first.connect(port(), "/?user=ada", {{"X-Forwarded-For", "6.6.6.6, 1.2.3.4"}}), 101u);
  EXPECT_EQ(seen, "1.2.3.4");
  ASSERT_EQ(second.connect(port(), "/?user=bob", {{"X-Forwarded-For", "1.2.3.5"}}), 101u);
  EXPECT_EQ(same.connect(port(), "/?user=eve", {{"X-Forwarded-For", "1.2.3.4"}}), 429u);
}

TEST_F(ListenerTest, ATrustedProxyIsAnAddress) {
  auto with = options();
  with.trusted_proxies = {"proxy.example"};
  EXPECT_THROW(start(with), std::invalid_argument);
}

TEST_F(ListenerTest, WhoSendsTooFastIsClosedWith1008AndNotHeardAnyMore) {
  auto with = options();
  std::atomic<int> heard = 0;
  with.on_message = [&](const ConnectionId&, std::string) { ++heard; };
  with.messages = {.per_second = 0.001, .burst = 3};
  start(with);
  TestClient client;
  ASSERT_EQ(client.connect(port(), "/?user=ada"), 101u);
  for (int i = 0; i < 10; ++i) client.send("x");
  EXPECT_EQ(client.read_close(), 1008u);
  EXPECT_EQ(heard, 3);
  EXPECT_TRUE(eventually([&] { return !manager_->online(ada); }));
}

TEST_F(ListenerTest, MetricsAreForPrometheus) {
  start(options());
  const std::string answer = http("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_NE(answer.find("HTTP/1.1 200"), std::string::npos);
  EXPECT_NE(answer.find("text/plain"), std::string::npos);
  EXPECT_NE(answer.find("\nssot_connections 0\n"), std::string::npos);
}

TEST_F(ListenerTest, AThrowingAuthenticateIs500AndCounted) {
  auto with = options();
  with.authenticate = [](const HandshakeRequest&) -> Admission {
    throw std::runtime_error("database is down");
  };
  start(with);
  TestClient client;
  EXPECT_EQ(client.connect(port(), "/?user=ada"), 500u);
  EXPECT_EQ(manager_->stats().callback_failures, 1u);
  EXPECT_TRUE(log_.has("database is down"));
}

TEST_F(ListenerTest, AThrowingOnMessageKeepsTheConnection) {
  auto with = options();
  with.on_message = [this](const ConnectionId& id, std::string text) {
    if (text == "bad") throw std::runtime_error("boom");
    manager_->send(Target::connection(id), {{"echo", text}}).or_report();
  };
  start(with);
  TestClient client;
  ASSERT_EQ(client.connect(port(), "/?user=ada"), 101u);
  ASSERT_TRUE(client.send("bad"));
  ASSERT_TRUE(client.send("good"));
  EXPECT_EQ(client.read(), (json{{"echo", "good"}}));
  EXPECT_EQ(manager_->stats().callback_failures, 1u);
}

TEST_F(ListenerTest, OnlyTheListedOriginsComeIn) {
  auto with = options();
  with.origins = {"https://app.example"};
  start(with);
  TestClient listed, foreign, none, lookalike;
  EXPECT_EQ(listed.connect(port(), "/?user=ada", {{"Origin", "https://app.example"}}), 101u);
  EXPECT_EQ(foreign.connect(port(), "/?user=ada", {{"Origin", "https://evil.example"}}), 403u);
  EXPECT_EQ(lookalike.connect(port(), "/?user=ada", {{"Origin", "https://app.example.evil"}}), 403u);
  EXPECT_EQ(none.connect(port(), "/?user=ada"), 101u);
  listener_.reset();
  with.allow_missing_origin = false;
  start(with);
  TestClient strict;
  EXPECT_EQ(strict.connect(port(), "/?user=ada"), 403u);
}

TEST_F(ListenerTest, HealthAndReadiness) {
  std::atomic<bool> up = false;
  manager_ = WebSocketManager::create({.services = {{"db", [&] { return up.load(); }}}});
  start(options());
  EXPECT_NE(http("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").find("200 OK"), std::string::npos);
  const std::string not_ready = http("GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_NE(not_ready.find("503"), std::string::npos);
  EXPECT_NE(not_ready.find("\"db\":\"stopped\""), std::string::npos);
  TestClient early;
  EXPECT_EQ(early.connect(port(), "/?user=ada"), 503u);
  up = true;
  ASSERT_TRUE(manager_->ensure_ready({"db"}, milliseconds{5000}).ok);
  EXPECT_NE(http("GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n").find("200 OK"), std::string::npos);
  TestClient client;
  EXPECT_EQ(client.connect(port(), "/?user=ada"), 101u);
}

TEST_F(ListenerTest, PlainHttpIsToldWhatThisIs) {
  start(options());
  EXPECT_NE(http("GET / HTTP/1.1\r\nHost: x\r\n\r\n").find("426"), std::string::npos);
  EXPECT_NE(http("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n").find("405"), std::string::npos);
  const std::string head = http("HEAD /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(head.substr(head.find("\r\n\r\n") + 4), "");
}

TEST_F(ListenerTest, GarbageInsteadOfAHandshakeGetsOneClearAnswer) {
  start(options());
  const std::string answer = http("\x16\x03\x01 this is no HTTP\r\n\r\n");
  EXPECT_NE(answer.find("400"), std::string::npos) << answer;
  EXPECT_NE(answer.find("bad request"), std::string::npos);
}

TEST_F(ListenerTest, AHeaderThatIsTooLongIsRefused) {
  auto with = options();
  with.header_limit = 1024;
  start(with);
  EXPECT_NE(http(upgrade("/?user=ada", "X-Long: " + std::string(5000, 'x') + "\r\n")).find("431"),
            std::string::npos);
}

TEST_F(ListenerTest, AnUnfinishedHandshakeIsCutInTime) {
  auto with = options();
  with.handshake_limit = milliseconds{100};
  start(with);
  const auto begin = std::chrono::steady_clock::now();
  RawClient client(port());
  client.send("GET / HTTP/1.1\r\nHost:");
  EXPECT_EQ(client.read_all(), "");
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds{5});
}

TEST_F(ListenerTest, AHalfClosedHandshakeEnds) {
  start(options());
  RawClient client(port());
  client.send("GET / HTTP/1.1\r\nHo");
  client.half_close();
  EXPECT_TRUE(client.read_all().has_value());
}

TEST_F(ListenerTest, PendingHandshakesAreBounded) {
  auto with = options();
  with.pending_limit = 2;
  start(with);
  RawClient first(port()), second(port()), third(port());
  EXPECT_EQ(third.read_all(), "") << "cut at once";
}

TEST_F(ListenerTest, APeerThatEndsBeforeItSaysAnythingIsLetGo) {
  start(options());
  RawClient silent(port());
  silent.half_close();
  EXPECT_EQ(silent.read_all(), "");
  TestClient next;
  EXPECT_EQ(next.connect(port(), "/?user=ada"), 101u);
}

TEST_F(ListenerTest, AMessageThatIsTooBigClosesWith1009) {
  auto with = options();
  with.message_limit = 1000;
  start(with);
  TestClient client;
  ASSERT_EQ(client.connect(port(), "/?user=ada"), 101u);
  ASSERT_TRUE(client.send(std::string(2000, 'x')));
  EXPECT_EQ(client.read_close(), 1009);
}

TEST_F(ListenerTest, AClientThatVanishesIsNoticed) {
  start(options());
  TestClient client;
  ASSERT_EQ(client.connect(port(), "/?user=ada"), 101u);
  ASSERT_TRUE(eventually([&] { return manager_->online(ada); }));
  client.vanish();
  EXPECT_TRUE(eventually([&] { return !manager_->online(ada); }));
}

TEST_F(ListenerTest, AfterTheHandshakeGarbageClosesWithAProtocolError) {
  auto with = options();
  with.idle_limit = milliseconds{1000};  // also bounds the wait for a peer that does not answer the close
  start(with);
  RawClient client(port());
  client.send(upgrade("/?user=ada"));
  ASSERT_TRUE(eventually([&] { return manager_->online(ada); }));
  client.send(std::string(50, '\xff'));
  EXPECT_NE(client.read_all().value_or("").find("101"), std::string::npos);
  EXPECT_TRUE(eventually([&] { return !manager_->online(ada); }));
}

TEST_F(ListenerTest, AFrontEndOfYesterdayComesBackToWhatItMissed) {
  start(options());
  EXPECT_TRUE(manager_->send(Target::user(ada), {{"n", 1}}).accepted());
  TestClient client;
  ASSERT_EQ(client.connect(port(), "/?user=ada"), 101u);
  EXPECT_EQ(client.read(), (json{{"n", 1}}));
}

TEST_F(ListenerTest, APeerThatNeverReadsIsCut) {
  Options with;
  with.write_limit = milliseconds{200};
  with.history.events = 100000;
  with.history.bytes = 1 << 30;
  manager_ = WebSocketManager::create(with);
  start(options());
  RawClient client(port());
  client.send(upgrade("/?user=ada"));
  ASSERT_TRUE(eventually([&] { return manager_->online(ada); }));
  const std::string blob(100000, 'x');
  for (int i = 0; i < 200; ++i) EXPECT_TRUE(manager_->send(Target::user(ada), {{"blob", blob}}).accepted());
  EXPECT_TRUE(eventually([&] { return !manager_->online(ada); }));
  EXPECT_EQ(manager_->stats().slow_closed, 1u);
}

TEST_F(ListenerTest, ShutdownClosesWith1012AndStopWith1001) {
  start(options());
  TestClient first;
  ASSERT_EQ(first.connect(port(), "/?user=ada"), 101u);
  ASSERT_TRUE(eventually([&] { return manager_->online(ada); }));
  std::thread stopper([&] { listener_->stop(); });
  EXPECT_EQ(first.read_close(), 1001);
  stopper.join();
  start(options());
  TestClient second;
  ASSERT_EQ(second.connect(port(), "/?user=ada"), 101u);
  ASSERT_TRUE(eventually([&] { return manager_->online(ada); }));
  manager_->shutdown();
  EXPECT_EQ(second.read_close(), 1012);
  EXPECT_TRUE(manager_->wait_closed(std::chrono::seconds{5}));
  TestClient late;
  EXPECT_EQ(late.connect(port(), "/?user=ada"), 503u);
}

TEST_F(ListenerTest, StopIsBoundedEvenIfAClientDoesNotAnswerTheClose) {
  Options with;
  with.close_limit = milliseconds{200};
  manager_ = WebSocketManager::create(with);
  start(options());
  RawClient client(port());
  client.send(upgrade("/?user=ada"));
  ASSERT_TRUE(eventually([&] { return manager_->online(ada); }));
  const auto begin = std::chrono::steady_clock::now();
  listener_->stop();
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds{5});
}

TEST_F(ListenerTest, TheManagersExecutorServesToo) {
  boost::asio::io_context context;
  manager_ = WebSocketManager::create(context.get_executor());
  auto with = options();
  with.threads = 0;
  start(with);
  std::thread io([&] { context.run(); });
  TestClient client;
  EXPECT_EQ(client.connect(port(), "/?user=ada"), 101u);
  ASSERT_TRUE(eventually([&] { return manager_->online(ada); }));
  listener_->stop();
  EXPECT_EQ(client.read_close(), 1001);
  io.join();
  listener_.reset();  // before its executor goes
  manager_.reset();
}

TEST_F(ListenerTest, SeveralThreadsServeManyClients) {
  auto with = options();
  with.threads = 3;
  with.on_message = [this](const ConnectionId& id, std::string text) {
    manager_->send(Target::connection(id), {{"echo", text}}).or_report();
  };
  start(with);
  std::vector<std::thread> clients;
  std::atomic<int> echoes = 0;
  for (int i = 0; i < 20; ++i) {
    clients.emplace_back([&, i] {
      TestClient client;
      if (client.connect(port(), "/?user=u" + std::to_string(i)) != 101u) return;
      for (int n = 0; n < 20; ++n) {
        const std::string text = std::to_string(i) + ":" + std::to_string(n);
        if (client.send(text) && client.read() == json{{"echo", text}}) ++echoes;
      }
      client.close();
    });
  }
  for (auto& client : clients) client.join();
  EXPECT_EQ(echoes, 400);
}

TEST_F(ListenerTest, OptionsThatCannotWorkAreRefused) {
  EXPECT_THROW(Listener::start(nullptr, options()), std::invalid_argument);
  EXPECT_THROW(Listener::start(manager_, {}), std::invalid_argument);
  auto with = options();
  with.address = "localhost";
  EXPECT_THROW(Listener::start(manager_, with), std::invalid_argument);
  with = options();
  with.threads = 0;
  EXPECT_THROW(Listener::start(manager_, with), std::invalid_argument);
  start(options());
  with = options();
  with.port = 1;
  with.address = "192.0.2.1";
  EXPECT_THROW(Listener::start(manager_, with), boost::system::system_error);
}

TEST_F(ListenerTest, StopFromACallbackDoesNotDeadlock) {
  auto with = options();
  with.on_message = [this](const ConnectionId&, std::string) { listener_->stop(); };
  start(with);
  TestClient client;
  ASSERT_EQ(client.connect(port(), "/?user=ada"), 101u);
  ASSERT_TRUE(client.send("stop"));
  EXPECT_EQ(client.read_close(), 1001);
  ASSERT_TRUE(manager_->wait_closed(std::chrono::seconds{5}));
}

}  // namespace
}  // namespace ssot
