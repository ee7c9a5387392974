#include "support/ws_pair.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/websocket.hpp>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <stdexcept>
#include <thread>

namespace netra::test {
namespace {

namespace asio = boost::asio;
namespace websocket = boost::beast::websocket;
using asio::ip::tcp;
using boost::beast::error_code;
using boost::beast::flat_buffer;

struct Context {
  asio::io_context io{1};
  asio::executor_work_guard<asio::io_context::executor_type> work{io.get_executor()};
  std::thread thread{[this] { io.run(); }};
};

Context& context() {
  static Context& context = *new Context;
  return context;
}

}  // namespace

struct WsPair::Ends : std::enable_shared_from_this<WsPair::Ends> {
  WsPtr server;
  WsPtr client;
  flat_buffer server_buffer;
  flat_buffer client_buffer;

  std::mutex mutex;
  std::condition_variable wake;
  std::deque<json> messages;
  int shaken = 0;
  bool failed = false;
  bool closed = false;
  int code = 0;

  void shake_hands() {
    auto& io = context().io;
    tcp::acceptor acceptor(io, {asio::ip::address_v4::loopback(), 0});
    tcp::socket near(asio::make_strand(io));
    near.connect(acceptor.local_endpoint());
    tcp::socket far = acceptor.accept(asio::make_strand(io));
    client = std::make_shared<WsStream>(std::move(near));
    server = std::make_shared<WsStream>(std::move(far));
    server->async_accept([self = shared_from_this()](error_code error) { self->shaken_with(error); });
    client->async_handshake("localhost", "/",
                            [self = shared_from_this()](error_code error) { self->shaken_with(error); });
    std::unique_lock lock(mutex);
    wake.wait_for(lock, std::chrono::seconds(10), [this] { return failed || shaken == 2; });
    if (failed || shaken != 2) throw std::runtime_error("the test's WebSocket handshake failed");
  }

  void shaken_with(error_code error) {
    std::lock_guard lock(mutex);
    ++shaken;
    failed = failed || error;
    wake.notify_all();
  }

  void start_reading() {
    asio::post(server->get_executor(), [self = shared_from_this()] { self->read_server(); });
    asio::post(client->get_executor(), [self = shared_from_this()] { self->read_client(); });
  }

  void read_server() {
    server->async_read(server_buffer, [self = shared_from_this()](error_code error, std::size_t) {
      if (error) return;
      self->server_buffer.consume(self->server_buffer.size());
      self->read_server();
    });
  }

  void read_client() {
    client->async_read(client_buffer, [self = shared_from_this()](error_code error, std::size_t) {
      std::lock_guard lock(self->mutex);
      if (error) {
        self->closed = true;
        self->code = self->client->reason().code;
        self->wake.notify_all();
        return;
      }
      self->messages.push_back(
          json::parse(boost::beast::buffers_to_string(self->client_buffer.data()), nullptr, false));
      self->client_buffer.consume(self->client_buffer.size());
      self->wake.notify_all();
      self->read_client();
    });
  }

  void hang_up() {
    asio::post(client->get_executor(), [self = shared_from_this()] {
      if (!self->client->is_open()) return;
      self->client->async_close(websocket::close_code::normal, [self](error_code) {});
    });
  }
};

WsPair::WsPair() : ends_(std::make_shared<Ends>()) {
  ends_->shake_hands();
  ends_->start_reading();
}

WsPair::~WsPair() {
  ends_->hang_up();
}

const WsPtr& WsPair::server() const {
  return ends_->server;
}

json WsPair::next(std::chrono::milliseconds limit) {
  const auto messages = next_messages(1, limit);
  return messages.empty() ? json() : messages.front();
}

std::vector<json> WsPair::next_messages(std::size_t count, std::chrono::milliseconds limit) {
  std::unique_lock lock(ends_->mutex);
  ends_->wake.wait_for(lock, limit, [&] { return ends_->messages.size() >= count || ends_->closed; });
  std::vector<json> taken;
  while (taken.size() < count && !ends_->messages.empty()) {
    taken.push_back(std::move(ends_->messages.front()));
    ends_->messages.pop_front();
  }
  return taken;
}

int WsPair::close_code(std::chrono::milliseconds limit) {
  std::unique_lock lock(ends_->mutex);
  ends_->wake.wait_for(lock, limit, [&] { return ends_->closed; });
  return ends_->closed ? ends_->code : 0;
}

void stop_pairs() {
  context().work.reset();
  context().io.stop();
  context().thread.join();
}

}  // namespace netra::test
