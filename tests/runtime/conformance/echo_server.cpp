// echo_server.cpp - an echo through each way in that the manager has, for rfc_test.py.
//
//   echo_server listener | socket | stream        says "listening on 127.0.0.1:PORT"; ends with SIGTERM
//
// socket: the program reads the HTTP request itself. stream: the program upgrades a Beast stream and reads it, too.
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>
#include <iostream>
#include <memory>
#include <ssot/listener.hpp>
#include <ssot/log.hpp>
#include <string>

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::size_t limit = 65536;
using ManagerPtr = std::shared_ptr<ssot::WebSocketManager>;

ssot::Identity guest() {
  static int count = 0;
  return {ssot::UserId{"guest-" + std::to_string(++count)}};
}

void echo(const ManagerPtr& manager, const ssot::ConnectionId& from, ssot::Payload message) {
  manager->send_raw(ssot::Target::connection(from), std::move(message)).or_report();
}

/// What a program writes that reads a stream of its own.
class Reader : public std::enable_shared_from_this<Reader> {
 public:
  Reader(tcp::socket socket, ManagerPtr manager)
      : stream_(std::make_shared<ssot::BeastStream>(std::move(socket))), manager_(std::move(manager)) {}
  void run() {
    stream_->read_message_max(limit);
    stream_->async_accept([self = shared_from_this()](error_code ec) {
      if (ec) return;
      self->id_ = self->manager_->attach(self->stream_, guest());
      self->read();
    });
  }

 private:
  void read() {
    stream_->async_read(buffer_, [self = shared_from_this()](error_code ec, std::size_t) {
      if (ec) {
        self->manager_->detach(self->stream_);
        return;
      }
      using Kind = ssot::Payload::Kind;
      echo(self->manager_, self->id_,
           {beast::buffers_to_string(self->buffer_.data()), self->stream_->got_text() ? Kind::text : Kind::binary});
      self->buffer_.consume(self->buffer_.size());
      self->read();
    });
  }
  ssot::BeastStreamPtr stream_;
  ManagerPtr manager_;
  ssot::ConnectionId id_{""};
  beast::flat_buffer buffer_;
};

struct Request {
  explicit Request(tcp::socket of) : socket(std::move(of)) {}
  tcp::socket socket;
  beast::flat_buffer buffer;
  ssot::UpgradeRequest request;
};

void accept(tcp::acceptor& acceptor, const ManagerPtr& manager, bool stream) {
  acceptor.async_accept([&acceptor, manager, stream](error_code ec, tcp::socket socket) {
    if (ec) return;
    accept(acceptor, manager, stream);
    if (stream) return std::make_shared<Reader>(std::move(socket), manager)->run();
    const auto coming = std::make_shared<Request>(std::move(socket));
    http::async_read(coming->socket, coming->buffer, coming->request, [coming, manager](error_code failed, std::size_t) {
      if (failed) return;
      manager->attach(std::move(coming->socket), coming->request, guest(),
                      [manager](const ssot::ConnectionId& from, ssot::Payload message) {
                        echo(manager, from, std::move(message));
                      });
    });
  });
}

}  // namespace

int main(int argc, char** argv) {
  const std::string way = argc > 1 ? argv[1] : "listener";
  asio::io_context context(1);
  const auto manager = ssot::WebSocketManager::create(context.get_executor(), {.close_limit = std::chrono::seconds{2}});
  std::unique_ptr<ssot::Listener> listener;
  tcp::acceptor acceptor(context);
  if (way == "listener") {
    ssot::ListenerOptions options;
    options.threads = 0;
    options.message_limit = limit;
    options.compression = {.enabled = true, .at_least = 1};
    options.authenticate = [](const ssot::HandshakeRequest&) -> ssot::Admission { return guest(); };
    options.on_message = [&](const ssot::ConnectionId& from, ssot::Payload message) {
      echo(manager, from, std::move(message));
    };
    listener = ssot::Listener::start(manager, options);
    std::cout << "listening on 127.0.0.1:" << listener->port() << std::endl;
  } else {
    acceptor.open(tcp::v4());
    acceptor.bind({asio::ip::make_address("127.0.0.1"), 0});
    acceptor.listen();
    accept(acceptor, manager, way == "stream");
    std::cout << "listening on 127.0.0.1:" << acceptor.local_endpoint().port() << std::endl;
  }
  asio::signal_set signals(context, SIGTERM);
  ssot::set_log_sink([](const ssot::LogRecord&) {});
  signals.async_wait([&](error_code, int) { context.stop(); });
  context.run();
}
