// test_client.hpp - a WebSocket client for tests: blocking calls, each bounded in time.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>
#include <chrono>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <thread>

namespace ssot::support {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using asio::ip::tcp;
using boost::system::error_code;

inline constexpr std::chrono::seconds patience{10};

/// Waits until `done()`, at most `patience`. For what has no event to wait for.
template <class Done>
bool eventually(Done done) {
  const auto end = std::chrono::steady_clock::now() + patience;
  while (std::chrono::steady_clock::now() < end) {
    if (done()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds{1});
  }
  return done();
}

/// Bytes over TCP, for what no decent client would send.
class RawClient {
 public:
  explicit RawClient(std::uint16_t port) : socket_(context_) {
    socket_.connect({asio::ip::make_address("127.0.0.1"), port});
  }
  void send(const std::string& bytes) {
    error_code ignored;  // the server may have cut us: what it answered is what counts
    asio::write(socket_, asio::buffer(bytes), ignored);
  }
  void half_close() { socket_.shutdown(tcp::socket::shutdown_send); }
  /// Everything until the server closes, or nothing if it does not in time.
  std::optional<std::string> read_all() {
    std::string text;
    bool ended = false;
    asio::async_read(socket_, asio::dynamic_buffer(text), [&](error_code, std::size_t) { ended = true; });
    context_.restart();
    context_.run_for(patience);
    if (ended) return text;
    socket_.close();
    context_.restart();
    context_.run();
    return std::nullopt;
  }

 private:
  asio::io_context context_;
  tcp::socket socket_;
};

class TestClient {
 public:
  TestClient() : stream_(context_) {}

  /// The HTTP status; 101 if it is connected, 0 if there was no answer.
  unsigned connect(std::uint16_t port, const std::string& target,
                   std::map<std::string, std::string> headers = {}) {
    stream_.set_option(websocket::stream_base::decorator([headers](websocket::request_type& request) {
      for (const auto& [name, value] : headers) request.set(name, value);
    }));
    beast::get_lowest_layer(stream_).connect({asio::ip::make_address("127.0.0.1"), port});
    websocket::response_type response;
    response.result(0u);
    const error_code ec =
        wait([&](auto done) { stream_.async_handshake(response, "127.0.0.1", target, done); });
    protocol_ = std::string(response["Sec-WebSocket-Protocol"]);
    return ec ? (response.result_int() == 101 ? 0 : response.result_int()) : 101;
  }
  const std::string& protocol() const { return protocol_; }

  bool send(const std::string& text) {
    return !wait([&](auto done) {
      stream_.async_write(asio::buffer(text), [done](error_code ec, std::size_t) { done(ec); });
    });
  }
  /// The next message; nothing at the end or when none came in time.
  std::optional<nlohmann::json> read() {
    beast::flat_buffer buffer;
    end_ = wait(
        [&](auto done) { stream_.async_read(buffer, [done](error_code ec, std::size_t) { done(ec); }); });
    if (end_) return std::nullopt;
    return std::make_optional<nlohmann::json>(nlohmann::json::parse(beast::buffers_to_string(buffer.data())));
  }
  /// Reads to the end; the code of the close frame, 0 if none came. How TCP ended after it does not matter.
  std::uint16_t read_close() {
    while (read()) {
    }
    return static_cast<std::uint16_t>(stream_.reason().code);
  }
  void close(std::uint16_t code = 1000) {
    (void)wait([&](auto done) { stream_.async_close(static_cast<websocket::close_code>(code), done); });
  }
  void vanish() { beast::get_lowest_layer(stream_).close(); }

 private:
  template <class Begin>
  error_code wait(Begin begin) {
    error_code result = asio::error::timed_out;
    bool ended = false;
    begin([&](error_code ec) {
      result = ec;
      ended = true;
    });
    context_.restart();
    context_.run_for(patience);
    if (!ended) {
      beast::get_lowest_layer(stream_).close();
      context_.restart();
      context_.run();
      return asio::error::timed_out;
    }
    return result;
  }

  asio::io_context context_;
  websocket::stream<beast::tcp_stream> stream_;
  std::string protocol_;
  error_code end_;
};

}  // namespace ssot::support
