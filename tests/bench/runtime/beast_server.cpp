// beast_server.cpp - plain Beast as a peer of runtime_bench.py: echoes, and sends "!COUNT SIZE" to all. What one writes
// who writes no more than that: a queue of shared texts for each connection, one write at a time.
#include <sys/resource.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/websocket.hpp>
#include <deque>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <unordered_set>

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using asio::ip::tcp;
using boost::system::error_code;
using Text = std::shared_ptr<const std::string>;

class Session;
std::unordered_set<Session*> sessions;
void broadcast(asio::any_io_executor executor, const Text& text, std::size_t left);

class Session : public std::enable_shared_from_this<Session> {
 public:
  explicit Session(tcp::socket socket) : stream_(std::move(socket)) {}
  ~Session() { sessions.erase(this); }
  void run() {
    stream_.async_accept([self = shared_from_this()](error_code ec) {
      if (ec) return;
      beast::get_lowest_layer(self->stream_).socket().set_option(tcp::no_delay(true));
      self->stream_.text(true);
      self->stream_.auto_fragment(false);  // one frame for each message, as the others write it
      sessions.insert(self.get());
      self->read();
    });
  }
  void send(Text text) {
    queue_.push_back(std::move(text));
    if (queue_.size() == 1) write();
  }

 private:
  void read() {
    stream_.async_read(buffer_, [self = shared_from_this()](error_code ec, std::size_t) {
      if (ec) return;
      std::string text = beast::buffers_to_string(self->buffer_.data());
      self->buffer_.consume(self->buffer_.size());
      if (text[0] == '!') {
        std::istringstream asked(text.substr(1));
        std::size_t count = 0, size = 2;
        asked >> count >> size;
        const auto sent = std::make_shared<const std::string>("\"" + std::string(size - 2, 'x') + "\"");
        broadcast(self->stream_.get_executor(), sent, count);
      } else {
        self->send(std::make_shared<const std::string>(std::move(text)));
      }
      self->read();
    });
  }
  void write() {
    stream_.text(true);
    stream_.async_write(asio::buffer(*queue_.front()), [self = shared_from_this()](error_code ec, std::size_t) {
      if (ec) return;
      self->queue_.pop_front();
      if (!self->queue_.empty()) self->write();
    });
  }

  websocket::stream<beast::tcp_stream> stream_;
  beast::flat_buffer buffer_;
  std::deque<Text> queue_;
};

void broadcast(asio::any_io_executor executor, const Text& text, std::size_t left) {
  if (left == 0) return;
  for (Session* session : sessions) session->send(text);
  asio::post(executor, [executor, text, left] { broadcast(executor, text, left - 1); });
}

void accept(tcp::acceptor& acceptor) {
  acceptor.async_accept([&](error_code ec, tcp::socket socket) {
    if (!ec) std::make_shared<Session>(std::move(socket))->run();
    accept(acceptor);
  });
}

}  // namespace

int main() {
  rlimit files{};
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  asio::io_context context(1);
  tcp::acceptor acceptor(context, {asio::ip::make_address("127.0.0.1"), 0});
  std::cout << "listening on 127.0.0.1:" << acceptor.local_endpoint().port() << std::endl;
  accept(acceptor);
  context.run();
}
