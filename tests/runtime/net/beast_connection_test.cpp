// attach(stream, identity): a Beast stream that the application has upgraded and reads.
#include "net/beast_connection.hpp"

#include <gtest/gtest.h>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <future>
#include <ssot/websocket_manager.hpp>
#include <thread>

#include "support/quiet_log.hpp"
#include "support/test_client.hpp"

namespace ssot {
namespace {

using nlohmann::json;
using support::eventually;
using support::TestClient;
namespace asio = boost::asio;
namespace beast = boost::beast;
using tcp = asio::ip::tcp;
using boost::system::error_code;

/// What a legacy application does: accepts, upgrades, attaches, reads.
class Application {
 public:
  explicit Application(WebSocketManager& manager)
      : manager_(manager), acceptor_(context_, {asio::ip::make_address("127.0.0.1"), 0}) {
    accept();
    thread_ = std::thread([this] { context_.run(); });
  }
  ~Application() {
    asio::post(context_, [this] {
      acceptor_.close();
      for (auto& stream : streams_) beast::get_lowest_layer(*stream).close();
    });
    thread_.join();
  }
  std::uint16_t port() const { return acceptor_.local_endpoint().port(); }
  BeastStreamPtr stream(std::size_t i) {
    std::promise<BeastStreamPtr> found;
    asio::post(context_, [&] { found.set_value(streams_.at(i)); });
    return found.get_future().get();
  }
  std::atomic<int> ended = 0;

 private:
  void accept() {
    acceptor_.async_accept([this](error_code ec, tcp::socket socket) {
      if (ec) return;
      auto stream = std::make_shared<BeastStream>(std::move(socket));
      streams_.push_back(stream);
      stream->async_accept([this, stream](error_code ec2) {
        if (ec2) return;
        manager_.attach(stream, {UserId{"ada"}});
        read(stream, std::make_shared<beast::flat_buffer>());
      });
      accept();
    });
  }
  void read(BeastStreamPtr stream, std::shared_ptr<beast::flat_buffer> buffer) {
    stream->async_read(*buffer, [this, stream, buffer](error_code ec, std::size_t) {
      if (ec) {
        ++ended;
        return;
      }
      buffer->clear();
      read(stream, buffer);
    });
  }
  WebSocketManager& manager_;
  asio::io_context context_;
  tcp::acceptor acceptor_;
  std::vector<BeastStreamPtr> streams_;
  std::thread thread_;
};

class BeastConnectionTest : public ::testing::Test {
 protected:
  void TearDown() override {  // the context of what is attached goes before the manager does
    if (!manager_) return;
    manager_->shutdown();
    EXPECT_TRUE(manager_->wait_closed(std::chrono::seconds{8}));
  }
  const UserId ada{"ada"};
  support::QuietLog log_;
  std::shared_ptr<WebSocketManager> manager_ = WebSocketManager::create();
  Application application_{*manager_};
};

TEST_F(BeastConnectionTest, ThreadsWriteAtOnceAndNothingIsLostOrMixed) {
  TestClient client;
  ASSERT_EQ(client.connect(application_.port(), "/"), 101u);
  ASSERT_TRUE(eventually([&] { return manager_->online(ada); }));
  std::vector<std::thread> senders;
  for (int t = 0; t < 4; ++t) {
    senders.emplace_back([&, t] {
      for (int n = 0; n < 100; ++n) manager_->send(Target::user(ada), {{"t", t}, {"n", n}}).or_report();
    });
  }
  for (auto& sender : senders) sender.join();
  std::vector<int> next(4, 0);
  for (int i = 0; i < 400; ++i) {
    const auto message = client.read();
    ASSERT_TRUE(message) << i;
    EXPECT_EQ((*message)["n"], next[(*message)["t"].get<std::size_t>()]++);
  }
}

TEST_F(BeastConnectionTest, FindAndDetachByStream) {
  TestClient client;
  ASSERT_EQ(client.connect(application_.port(), "/"), 101u);
  ASSERT_TRUE(eventually([&] { return manager_->online(ada); }));
  const BeastStreamPtr stream = application_.stream(0);
  ASSERT_TRUE(manager_->find(stream));
  EXPECT_EQ(manager_->attach(stream, {ada, ThreadId{"t"}}), manager_->find(stream)->id);
  EXPECT_EQ(manager_->connections(ada).size(), 1u);
  EXPECT_TRUE(manager_->send(Target::user(ada), {{"last", true}}).accepted());
  EXPECT_TRUE(manager_->detach(stream, {1001, "away"}));
  EXPECT_FALSE(manager_->find(stream));
  EXPECT_EQ(client.read(), (json{{"last", true}}))
      << "what was sent before the detach comes before the close";
  EXPECT_EQ(client.read_close(), 1001);
  EXPECT_TRUE(eventually([&] { return application_.ended == 1; }));
  EXPECT_TRUE(manager_->wait_closed(std::chrono::seconds{5}));
}

TEST_F(BeastConnectionTest, APeerThatVanishedIsNoticedByWriting) {
  TestClient client;
  ASSERT_EQ(client.connect(application_.port(), "/"), 101u);
  ASSERT_TRUE(eventually([&] { return manager_->online(ada); }));
  client.vanish();
  ASSERT_TRUE(eventually([&] { return application_.ended == 1; }));
  EXPECT_TRUE(eventually([&] {
    manager_->send(Target::user(ada), {{"n", 1}}).or_report();
    return !manager_->online(ada);
  }));
}

TEST_F(BeastConnectionTest, ReleasingTheManagerClosesWith1001) {
  TestClient client;
  ASSERT_EQ(client.connect(application_.port(), "/"), 101u);
  ASSERT_TRUE(eventually([&] { return manager_->online(ada); }));
  manager_.reset();
  EXPECT_EQ(client.read_close(), 1001);
}

}  // namespace
}  // namespace ssot
