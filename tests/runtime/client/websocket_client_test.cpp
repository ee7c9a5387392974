// The client against a real listener, over loopback: what only sockets show. The protocol itself is held to
// the table and the simulation.
#include <ssot/websocket_client.hpp>

#include <gtest/gtest.h>

#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

#include <ssot/listener.hpp>

#include "support/quiet_log.hpp"
#include "support/test_client.hpp"

namespace ssot {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;
using support::eventually;

const UserId ada{"ada"};

class WebSocketClientTest : public ::testing::Test {
 protected:
  void SetUp() override {
    serve({});
    thread_ = std::thread([this] { context_.run(); });
  }
  void TearDown() override {
    client_.reset();
    work_.reset();
    thread_.join();
  }
  void serve(Options options, std::uint16_t port = 0) {
    options.resume.initial = milliseconds{20};
    options.resume.max = milliseconds{50};
    options.protocol.ack_every = 1;
    options.protocol.restart_spread = milliseconds{10};
    manager_ = WebSocketManager::create(options);
    ListenerOptions with;
    with.port = port;
    with.authenticate = [](const HandshakeRequest& request) -> Admission {
      if (auto user = request.query("user")) return Identity{UserId{*user}};
      return Admission::refuse();
    };
    with.on_message = [this](const ConnectionId& from, std::string text) {
      manager_->send(Target::connection(from), {{"echo", json::parse(text)}}).or_report();
    };
    listener_ = Listener::start(manager_, with);
  }
  ClientOptions options() {
    ClientOptions made;
    made.port = listener_->port();
    made.target = "/?user=ada";
    made.backoff_first = milliseconds{20};
    made.backoff_most = milliseconds{50};
    made.on_event = [this](const ClientEvent& event) {
      const std::lock_guard lock(mutex_);
      numbers_.push_back(event.data.value("n", -1));
      last_ = event;
    };
    made.on_reset = [this](const ClientReset& reset) {
      const std::lock_guard lock(mutex_);
      resets_.push_back(reset);
    };
    made.on_ready = [this](bool resumed) { (resumed ? resumed_ : fresh_)++; };
    made.on_lost = [this](const CloseReason&, milliseconds) { ++lost_; };
    made.on_end = [this](const CloseReason& why) {
      ended_with_ = why.code;
      ++ended_;
    };
    return made;
  }
  void connect(ClientOptions with) {
    client_ = WebSocketClient::create(context_.get_executor(), std::move(with));
    client_->start();
    ASSERT_TRUE(eventually([this] { return client_->ready(); }));
  }
  void send(int from, int to) {
    for (int n = from; n <= to; ++n) EXPECT_TRUE(manager_->send(Target::user(ada), {{"n", n}}).accepted());
  }
  bool has(std::vector<int> expected) {
    return eventually([&] {
      const std::lock_guard lock(mutex_);
      return numbers_ == expected;
    });
  }
  void cut() {
    ASSERT_FALSE(manager_->connections(ada).empty());
    manager_->detach(manager_->connections(ada).front().id, {close_code::going_away, "cut"});
  }

  support::QuietLog log_;
  std::shared_ptr<WebSocketManager> manager_;
  std::unique_ptr<Listener> listener_;
  boost::asio::io_context context_;
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_{context_.get_executor()};
  std::thread thread_;
  std::mutex mutex_;
  std::vector<int> numbers_;
  ClientEvent last_;
  std::vector<ClientReset> resets_;
  std::atomic<int> fresh_ = 0, resumed_ = 0, lost_ = 0, ended_ = 0, ended_with_ = 0;
  std::shared_ptr<WebSocketClient> client_;
};

TEST_F(WebSocketClientTest, EventsComeWithAllThatTheyAre) {
  connect(options());
  const Scope scope{ada, ThreadId{"t"}, RunId{"r"}, AgentId{"boss"}};
  EXPECT_TRUE(manager_->emit(scope, AgentStarted{{{"n", 7}}}).accepted());
  ASSERT_TRUE(has({7}));
  const std::lock_guard lock(mutex_);
  EXPECT_EQ(last_.channel, "user:ada");
  EXPECT_EQ(last_.position.offset, 1u);
  EXPECT_FALSE(last_.id.empty());
  EXPECT_EQ(last_.type, "agent_started");
  EXPECT_EQ(last_.run, "r");
  EXPECT_EQ(last_.agent, "boss");
  EXPECT_TRUE(last_.timestamp.is_string());
}

TEST_F(WebSocketClientTest, AfterACutItComesBackAndMissesNothing) {
  connect(options());
  const ConnectionId id = manager_->connections(ada).front().id;
  send(1, 2);
  ASSERT_TRUE(has({1, 2}));
  for (int round = 0; round < 5; ++round) {
    cut();
    send(3 + round, 3 + round);
    ASSERT_TRUE(eventually([&] { return resumed_ == round + 1; }));
  }
  ASSERT_TRUE(has({1, 2, 3, 4, 5, 6, 7}));
  EXPECT_EQ(fresh_, 1);
  EXPECT_EQ(lost_, 5);
  EXPECT_EQ(manager_->stats().resumed, 5u);
  EXPECT_EQ(manager_->connections(ada).front().id, id) << "a reply to the connection still finds it";
  const std::lock_guard lock(mutex_);
  EXPECT_TRUE(resets_.empty());
}

TEST_F(WebSocketClientTest, ANewServerIsAReset) {
  connect(options());
  send(1, 1);
  ASSERT_TRUE(has({1}));
  const std::uint16_t port = listener_->port();
  listener_.reset();
  serve({}, port);
  send(2, 2);
  ASSERT_TRUE(has({1, 2}));
  const std::lock_guard lock(mutex_);
  ASSERT_FALSE(resets_.empty());
  EXPECT_EQ(resets_[0].why, "epoch");
  EXPECT_EQ(fresh_, 2);
}

TEST_F(WebSocketClientTest, MessagesGoBothWays) {
  connect(options());
  EXPECT_EQ(client_->send({{"n", 1}}), ClientSend::queued);
  EXPECT_EQ(client_->send({{"text", "\xff"}}), ClientSend::invalid);
  ASSERT_TRUE(has({-1}));
  const std::lock_guard lock(mutex_);
  EXPECT_EQ(last_.data, (json{{"echo", {{"n", 1}}}}));
}

TEST_F(WebSocketClientTest, CloseAcknowledgesAndEndsTheSession) {
  connect(options());
  send(1, 1);
  ASSERT_TRUE(has({1}));
  client_->close();
  EXPECT_TRUE(eventually([&] { return ended_ == 1; }));
  EXPECT_EQ(ended_with_, 1000);
  EXPECT_EQ(client_->send({{"n", 1}}), ClientSend::ended);
  EXPECT_TRUE(eventually([&] { return !manager_->online(ada); }));
  EXPECT_EQ(manager_->stats().away, 0u);
  client_->close();
  client_->start();
  connect(options());
  send(2, 2);
  ASSERT_TRUE(has({1, 2})) << "what was acknowledged does not come again";
}

TEST_F(WebSocketClientTest, AServerThatSaysNormalClosureIsNotComeBackTo) {
  connect(options());
  manager_->detach(manager_->connections(ada).front().id);
  EXPECT_TRUE(eventually([&] { return ended_ == 1; }));
  EXPECT_EQ(lost_, 0);
}

TEST_F(WebSocketClientTest, GivesUpAfterSoManyAttempts) {
  ClientOptions with = options();
  with.target = "/";  // nobody: 401
  with.max_attempts = 2;
  client_ = WebSocketClient::create(context_.get_executor(), with);
  EXPECT_EQ(client_->send({{"n", 1}}), ClientSend::not_ready);
  client_->start();
  EXPECT_TRUE(eventually([&] { return ended_ == 1; }));
  EXPECT_EQ(lost_, 2);
  EXPECT_EQ(fresh_, 0);
}

TEST_F(WebSocketClientTest, CallbacksMayThrowCloseAndRelease) {
  ClientOptions with = options();
  const auto count = with.on_event;
  std::atomic<bool> released = false;
  with.on_event = [this, count, &released](const ClientEvent& event) {
    count(event);
    if (event.data.value("n", 0) == 1) throw std::runtime_error("boom");
    client_->close();
    client_.reset();
    released = true;
  };
  connect(with);
  send(1, 2);
  ASSERT_TRUE(has({1, 2}));
  ASSERT_TRUE(eventually([&] { return released.load(); }));
  EXPECT_TRUE(log_.has("on_event threw: boom"));
  EXPECT_TRUE(eventually([&] { return !manager_->online(ada); }));
}

TEST_F(WebSocketClientTest, ReleasedWithoutCloseItLeavesTheSessionForAnother) {
  connect(options());
  client_.reset();
  EXPECT_TRUE(eventually([&] { return manager_->stats().away == 1; }));
  EXPECT_EQ(ended_, 0);
}

TEST_F(WebSocketClientTest, CloseWhileItWaitsToComeBackEndsAtOnce) {
  ClientOptions with = options();
  with.port = 1;  // nobody listens
  with.backoff_first = with.backoff_most = std::chrono::hours{1};
  client_ = WebSocketClient::create(context_.get_executor(), with);
  client_->start();
  ASSERT_TRUE(eventually([&] { return lost_ == 1; }));
  client_->close();
  EXPECT_TRUE(eventually([&] { return ended_ == 1; }));
}

TEST(WebSocketClient, WantsAnExecutor) {
  EXPECT_THROW((void)WebSocketClient::create({}, {}), std::invalid_argument);
}

}  // namespace
}  // namespace ssot
