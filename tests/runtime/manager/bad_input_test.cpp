// Clients that misbehave, over loopback. Each case has one outcome, and a bystander who must not notice.
#include <gtest/gtest.h>

#include <atomic>
#include <ssot/listener.hpp>
#include <stdexcept>
#include <thread>

#include "support/quiet_log.hpp"
#include "support/raw_frames.hpp"
#include "support/test_client.hpp"

namespace ssot {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;
using support::close_code_in;
using support::eventually;
using support::frame;
using support::RawClient;
using support::TestClient;
using support::upgrade;

const UserId eve{"eve"}, bob{"bob"};
constexpr unsigned text = 1, binary = 2, close_op = 8, ping = 9;

class BadInputTest : public ::testing::Test {
 protected:
  void SetUp() override {
    Options with;
    with.close_limit = milliseconds{300};
    manager_ = WebSocketManager::create(with);
    disconnected_ = manager_->on<Disconnected>([this](const Disconnected& e) {
      if (e.connection.identity.user == eve) ended_with_ = e.reason.code;
    });
    ListenerOptions options;
    options.handshake_limit = milliseconds{300};
    options.idle_limit =
        milliseconds{2000};  // so Beast's wait for a peer that does not end TCP is at most 1 s
    options.message_limit = 1000;
    options.authenticate = [](const HandshakeRequest& request) -> Admission {
      if (request.query("throw")) throw std::runtime_error("database is down");
      return Identity{UserId{request.query("user").value_or("nobody")}};
    };
    options.on_message = [this](const ConnectionId& id, std::string message) { on_message(id, message); };
    listener_ = Listener::start(manager_, options);
    ASSERT_EQ(bystander_.connect(port(), "/?user=bob"), 101u);
    ASSERT_TRUE(eventually([&] { return manager_->online(bob); }));
  }
  void TearDown() override {
    EXPECT_TRUE(manager_->send(Target::user(bob), {{"still", "here"}}).accepted());
    EXPECT_EQ(bystander_.read(), (json{{"still", "here"}})) << "others are untouched";
    TestClient next;
    EXPECT_EQ(next.connect(port(), "/?user=next"), 101u) << "and the next client comes in";
    listener_->stop();
    EXPECT_TRUE(manager_->wait_closed(std::chrono::seconds{5}));
  }
  virtual void on_message(const ConnectionId& id, const std::string& message) {
    if (message == "throw") throw std::runtime_error("handler failed");
    if (message == "detach") manager_->detach(id, {4000, "as you wish"});
    manager_->send(Target::connection(id), {{"echo", message}}).or_report();
  }
  std::uint16_t port() const { return listener_->port(); }

  /// Connects as eve, sends `bytes`; the code of the close frame that comes, after which eve must be gone.
  std::uint16_t closed_after(const std::string& bytes) {
    std::uint16_t code = 0;
    {
      RawClient client(port());
      client.send(upgrade("/?user=eve"));
      EXPECT_TRUE(eventually([&] { return manager_->online(eve); }));
      client.send(bytes);
      code = close_code_in(client.read_all().value_or(""));
    }
    EXPECT_TRUE(eventually([&] { return !manager_->online(eve); }));
    return code;
  }
  std::string http(const std::string& request) {
    RawClient client(port());
    client.send(request);
    return client.read_all().value_or("no end");
  }

  support::QuietLog log_;
  std::atomic<int> ended_with_ = 0;
  std::shared_ptr<WebSocketManager> manager_;
  Subscription disconnected_;
  std::unique_ptr<Listener> listener_;
  TestClient bystander_;
};

// ---- before the handshake is done ----

TEST_F(BadInputTest, GarbageInsteadOfAHandshakeIs400) {
  EXPECT_NE(http("\x16\x03\x01 this is no HTTP\r\n\r\n").find("HTTP/1.1 400"), std::string::npos);
  EXPECT_EQ(ended_with_, 0) << "was never attached";
}

TEST_F(BadInputTest, ClosingHalfWayThroughTheHandshakeLeavesNothing) {
  RawClient client(port());
  client.send(upgrade("/?user=eve").substr(0, 40));
  client.half_close();
  EXPECT_EQ(client.read_all(), "");
  EXPECT_FALSE(manager_->online(eve));
}

TEST_F(BadInputTest, AHandshakeThatIsNeverFinishedIsCutAtItsLimit) {
  const auto begin = std::chrono::steady_clock::now();
  RawClient client(port());
  client.send(upgrade("/?user=eve").substr(0, 40));
  EXPECT_EQ(client.read_all(), "");
  EXPECT_GE(std::chrono::steady_clock::now() - begin, milliseconds{250});
}

TEST_F(BadInputTest, AnUpgradeOfAnotherVersionIsRefusedAndSaysWhichOne) {
  std::string request = upgrade("/?user=eve");
  request.replace(request.find("Version: 13"), 11, "Version: 12");
  const std::string answer = http(request);
  EXPECT_NE(answer.find("Sec-WebSocket-Version: 13"), std::string::npos) << answer;
  EXPECT_TRUE(eventually([&] { return !manager_->online(eve); }));
}

TEST_F(BadInputTest, FramesThatDoNotWaitForTheAnswerAre400) {
  EXPECT_NE(http(upgrade("/?user=eve") + frame(text, "early")).find("HTTP/1.1 400"), std::string::npos);
  EXPECT_EQ(ended_with_, 0);
}

TEST_F(BadInputTest, AnAuthenticateThatThrowsIs500AndLogged) {
  EXPECT_NE(http(upgrade("/?throw=1")).find("HTTP/1.1 500"), std::string::npos);
  EXPECT_TRUE(log_.has("callback authenticate threw: database is down"));
  EXPECT_EQ(manager_->stats().callback_failures, 1u);
}

// ---- frames that RFC 6455 forbids ----

TEST_F(BadInputTest, GarbageFramesAreAProtocolError) {
  EXPECT_EQ(closed_after(std::string(50, '\xff')), 1002);
  EXPECT_EQ(ended_with_, 1002);
}

TEST_F(BadInputTest, AnUnmaskedFrameIsAProtocolError) {
  EXPECT_EQ(closed_after(frame(text, "hi", {.masked = false})), 1002);
}

TEST_F(BadInputTest, ReservedBitsAndOpcodesAreAProtocolError) {
  EXPECT_EQ(closed_after(frame(text, "hi", {.reserved = 4})), 1002);
  EXPECT_EQ(closed_after(frame(3, "hi")), 1002);
}

TEST_F(BadInputTest, AControlFrameThatIsFragmentedOrTooLongIsAProtocolError) {
  EXPECT_EQ(closed_after(frame(ping, "hi", {.fin = false})), 1002);
  EXPECT_EQ(closed_after(frame(ping, std::string(126, 'x'))), 1002);
}

TEST_F(BadInputTest, AContinuationOfNothingIsAProtocolError) {
  EXPECT_EQ(closed_after(frame(0, "hi")), 1002);
}

TEST_F(BadInputTest, TextThatIsNotUtf8Is1007) {
  EXPECT_EQ(closed_after(frame(text, "\xc3\x28")), 1007);
  EXPECT_EQ(ended_with_, 1007);
}

TEST_F(BadInputTest, AMessageAboveTheLimitIs1009InOneFrameOrMany) {
  EXPECT_EQ(closed_after(frame(binary, std::string(1001, 'x'))), 1009);
  EXPECT_EQ(ended_with_, 1009);
  std::string fragments = frame(text, std::string(600, 'x'), {.fin = false});
  EXPECT_EQ(closed_after(fragments + frame(0, std::string(600, 'x'))), 1009);
}

TEST_F(BadInputTest, AMessageOfExactlyTheLimitIsTakenEvenWithAnEmptyLastFragment) {
  RawClient client(port());
  client.send(upgrade("/?user=eve"));
  ASSERT_TRUE(eventually([&] { return manager_->online(eve); }));
  client.send(frame(text, std::string(1000, 'x'), {.fin = false}) + frame(0, "") +
              frame(close_op, "\x03\xe8"));
  const std::string answer = client.read_all().value_or("");
  EXPECT_NE(answer.find("echo"), std::string::npos);
  EXPECT_EQ(close_code_in(answer), 1000);
}

TEST_F(BadInputTest, ACloseFrameWithABadCodeIsAProtocolError) {
  EXPECT_EQ(closed_after(frame(close_op, "\x03\xed")), 1002) << "1005 must not be sent";
  EXPECT_EQ(closed_after(frame(close_op, "\x03")), 1002) << "half a code";
}

// ---- ends without manners ----

TEST_F(BadInputTest, TcpThatEndsWithoutACloseFrameIs1006) {
  {
    RawClient client(port());
    client.send(upgrade("/?user=eve"));
    ASSERT_TRUE(eventually([&] { return manager_->online(eve); }));
  }
  EXPECT_TRUE(eventually([&] { return ended_with_ == 1006; }));
}

TEST_F(BadInputTest, WhoSaysCloseAndKeepsTcpOpenIsCutAtTheCloseLimit) {
  RawClient client(port());
  client.send(upgrade("/?user=eve"));
  ASSERT_TRUE(eventually([&] { return manager_->online(eve); }));
  const auto begin = std::chrono::steady_clock::now();
  client.send(frame(close_op, "\x03\xe8"));
  EXPECT_TRUE(eventually([&] { return !manager_->online(eve); }));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, milliseconds{900}) << "not at the idle limit";
}

TEST_F(BadInputTest, WhoNeverAnswersTheCloseIsCutAtTheCloseLimit) {
  RawClient client(port());
  client.send(upgrade("/?user=eve"));
  ASSERT_TRUE(eventually([&] { return manager_->online(eve); }));
  EXPECT_TRUE(manager_->detach(manager_->connections(eve).at(0).id, {4000, "go"}));
  EXPECT_EQ(close_code_in(client.read_all().value_or("")), 4000);
}

// ---- what clients choose must not harm ----

TEST_F(BadInputTest, AUserNameThatIsNotUtf8HarmsNobody) {
  TestClient client;
  ASSERT_EQ(client.connect(port(), "/?user=%FF", {{"Sec-WebSocket-Protocol", "ssot.v1"}}), 101u);
  const UserId odd{"\xff"};
  ASSERT_TRUE(eventually([&] { return manager_->online(odd); }));
  EXPECT_TRUE(manager_->send(Target::user(odd), {{"n", 1}}).accepted());
  const auto message = client.read();
  ASSERT_TRUE(message);
  EXPECT_EQ((*message)["d"]["n"], 1);
}

TEST_F(BadInputTest, AHandlerThatThrowsIsLoggedAndTheConnectionGoesOn) {
  TestClient client;
  ASSERT_EQ(client.connect(port(), "/?user=eve"), 101u);
  ASSERT_TRUE(client.send("throw"));
  ASSERT_TRUE(client.send("again"));
  EXPECT_EQ(client.read(), (json{{"echo", "again"}}));
  EXPECT_TRUE(log_.has("callback on_message threw: handler failed"));
  EXPECT_EQ(manager_->stats().callback_failures, 1u);
}

TEST_F(BadInputTest, CallbacksThatThrowAreLoggedAndTheClientIsServed) {
  const auto failing = [](const auto&) { throw std::runtime_error("observer failed"); };
  auto a = manager_->on<Connected>(failing);
  auto b = manager_->on<Disconnected>(failing);
  auto c = manager_->on<EventEmitted>(failing);
  TestClient client;
  ASSERT_EQ(client.connect(port(), "/?user=eve"), 101u);
  ASSERT_TRUE(eventually([&] { return manager_->online(eve); }));
  EXPECT_TRUE(manager_->emit(Scope{eve}, AgentThinking{"x"}).accepted());
  EXPECT_EQ((*client.read())["type"], "agent_thinking");
  client.close();
  EXPECT_TRUE(eventually([&] { return manager_->stats().callback_failures == 3u; }));
  // Counted first, then logged, on a thread of the manager.
  EXPECT_TRUE(eventually([&] { return log_.has("callback on<Disconnected> threw: observer failed"); }));
}

TEST_F(BadInputTest, DetachInsideTheHandlerClosesWithItsReason) {
  TestClient client;
  ASSERT_EQ(client.connect(port(), "/?user=eve"), 101u);
  ASSERT_TRUE(client.send("detach"));
  EXPECT_EQ(client.read_close(), 4000);
  EXPECT_TRUE(eventually([&] { return ended_with_ == 4000; }));
}

TEST_F(BadInputTest, ThreadsThatSendAtOnceLoseAndMixNothing) {
  TestClient client;
  ASSERT_EQ(client.connect(port(), "/?user=eve"), 101u);
  ASSERT_TRUE(eventually([&] { return manager_->online(eve); }));
  std::vector<std::thread> senders;
  for (int t = 0; t < 4; ++t) {
    senders.emplace_back([&, t] {
      for (int n = 0; n < 100; ++n) manager_->send(Target::user(eve), {{"t", t}, {"n", n}}).or_report();
    });
  }
  std::vector<int> next(4, 0);
  for (int i = 0; i < 400; ++i) {
    const auto message = client.read();
    ASSERT_TRUE(message) << i;
    EXPECT_EQ((*message)["n"], next[(*message)["t"].get<std::size_t>()]++);
  }
  for (auto& sender : senders) sender.join();
}

// ---- one handler, and the end of the manager ----

TEST(OneHandler, ServesAllConnections) {
  const auto manager = WebSocketManager::create();
  ListenerOptions options;
  options.authenticate = [](const HandshakeRequest&) -> Admission { return Identity{UserId{"eve"}}; };
  options.on_message = [weak = std::weak_ptr(manager), count = 0](const ConnectionId& id,
                                                                  std::string) mutable {
    weak.lock()->send(Target::connection(id), {{"count", ++count}}).or_report();
  };
  const auto listener = Listener::start(manager, options);
  TestClient first, second;
  ASSERT_EQ(first.connect(listener->port(), "/"), 101u);
  ASSERT_EQ(second.connect(listener->port(), "/"), 101u);
  ASSERT_TRUE(first.send("x"));
  EXPECT_EQ(first.read(), (json{{"count", 1}}));
  ASSERT_TRUE(second.send("x"));
  EXPECT_EQ(second.read(), (json{{"count", 2}})) << "its state is the program's, not a connection's";
}

TEST(ManagerWithOpenConnections, MayBeDestroyed) {
  auto manager = WebSocketManager::create({.close_limit = milliseconds{300}});
  const std::weak_ptr<WebSocketManager> gone = manager;
  ListenerOptions options;
  options.authenticate = [](const HandshakeRequest&) -> Admission { return Identity{UserId{"eve"}}; };
  auto listener = Listener::start(manager, options);
  TestClient client;
  RawClient mute(listener->port());
  mute.send(upgrade("/"));
  ASSERT_EQ(client.connect(listener->port(), "/"), 101u);
  ASSERT_TRUE(eventually([&] { return manager->connections(eve).size() == 2; }));
  manager.reset();
  std::thread destroyer([&] { listener.reset(); });
  EXPECT_EQ(client.read_close(), 1001);
  destroyer.join();
  EXPECT_TRUE(gone.expired());
}

}  // namespace
}  // namespace ssot
