#include "net/acceptor.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/system/system_error.hpp>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include "values/log_line.hpp"

namespace ssot::net {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::size_t body_limit = 0;  // an upgrade request has none

// What a request that could not be read is answered; 0 if its sender is not there to read it.
unsigned status_of(const error_code& ec) {
  if (ec == http::error::header_limit) return 431;
  if (ec == http::error::body_limit) return 413;
  const bool ours = ec.category() == make_error_code(http::error::bad_method).category();
  return ours && ec != http::error::end_of_stream && ec != http::error::partial_message ? 400 : 0;
}

std::string forwarded_for(const UpgradeRequest& request) {
  std::string joined;
  const auto headers = request.equal_range("X-Forwarded-For");
  for (auto header = headers.first; header != headers.second; ++header) {
    if (!joined.empty()) joined += ',';
    joined.append(header->value().data(), header->value().size());
  }
  return joined;
}

std::vector<Network> networks(const std::vector<std::string>& texts) {
  std::vector<Network> found;
  for (const std::string& text : texts) {
    const auto one = network(text);
    if (!one) throw std::invalid_argument("Listener: trusted proxy '" + text + "' is no address and no network");
    found.push_back(*one);
  }
  return found;
}

}  // namespace

/// One socket until it is answered or admitted.
class Handshake : public std::enable_shared_from_this<Handshake> {
 public:
  Handshake(tcp::socket socket, std::shared_ptr<Acceptor> owner)
      : stream_(std::move(socket)), owner_(std::move(owner)) {}

  void run() {
    parser_.header_limit(static_cast<std::uint32_t>(owner_->options_.header_limit));
    parser_.body_limit(body_limit);
    stream_.expires_after(owner_->options_.handshake_limit);
    http::async_read(stream_, buffer_, parser_,
                     [self = shared_from_this()](error_code ec, std::size_t) { self->on_read(ec); });
  }

  void cut() {
    asio::post(stream_.get_executor(), [self = shared_from_this()] { self->stream_.close(); });
  }

 private:
  void on_read(error_code ec) {
    if (owner_->stopped_) return done();
    if (ec) {
      const unsigned status = status_of(ec);
      return status == 0 ? done() : answer({std::nullopt, status, "bad request: " + ec.message() + "\n"});
    }
    error_code gone;
    const auto peer = stream_.socket().remote_endpoint(gone);
    if (gone) return done();
    request_ = parser_.release();
    const auto client = client_address(peer.address(), forwarded_for(request_), owner_->trusted_);
    HandshakeAnswer verdict = judge(request_, client, owner_->options_, owner_->hooks_);
    if (!verdict.identity) return answer(verdict);
    if (buffer_.size() > 0) {  // the client must wait (RFC 6455 §4.1); what it sent would be lost in silence
      return answer({std::nullopt, 400, "bad request: wait for the answer before you send\n"});
    }
    stream_.expires_never();
    done();
    owner_->admit_(stream_.release_socket(), std::move(request_), *verdict.identity, std::move(verdict.lease));
  }

  void answer(const HandshakeAnswer& verdict) {
    response_.result(verdict.status);
    response_.version(11);
    response_.set(http::field::content_type, verdict.json ? "application/json" : "text/plain; charset=utf-8");
    if (verdict.retry) response_.set(http::field::retry_after, "1");
    if (verdict.status == 426) response_.set(http::field::upgrade, "websocket");
    if (verdict.status == 405) response_.set(http::field::allow, "GET, HEAD");
    const bool head = request_.method() == http::verb::head;
    response_.body() = verdict.body;
    response_.keep_alive(false);
    response_.prepare_payload();
    if (head) response_.body().clear();
    http::async_write(stream_, response_, [self = shared_from_this()](error_code ec, std::size_t) {
      if (ec) return self->done();
      error_code ignored;  // the peer may have gone
      self->stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
      self->linger();
    });
  }

  // Reads what the peer still sends, so that closing does not reset the connection before it has our answer.
  void linger() {
    sink_.resize(4096);
    stream_.async_read_some(asio::buffer(sink_), [self = shared_from_this()](error_code ec, std::size_t n) {
      self->drained_ += n;
      if (ec || self->drained_ > 256 * 1024) return self->done();
      self->linger();
    });
  }

  void done() {
    const std::lock_guard lock(owner_->mutex_);
    owner_->pending_.erase(shared_from_this());
  }

  beast::tcp_stream stream_;
  std::shared_ptr<Acceptor> owner_;
  beast::flat_buffer buffer_ = {};
  http::request_parser<http::string_body> parser_ = {};
  UpgradeRequest request_ = {};
  http::response<http::string_body> response_ = {};
  std::vector<char> sink_ = {};
  std::size_t drained_ = 0;
};

Acceptor::Acceptor(asio::any_io_executor executor, ListenerOptions options, HandshakeHooks hooks, Admit admit)
    : executor_(executor),
      options_(std::move(options)),
      hooks_(std::move(hooks)),
      admit_(std::move(admit)),
      trusted_(networks(options_.trusted_proxies)),
      acceptor_(asio::make_strand(executor)),
      retry_(acceptor_.get_executor()) {
  const tcp::endpoint endpoint(asio::ip::make_address(options_.address), options_.port);
  acceptor_.open(endpoint.protocol());
  acceptor_.set_option(asio::socket_base::reuse_address(true));
  acceptor_.bind(endpoint);
  acceptor_.listen(asio::socket_base::max_listen_connections);
  port_ = acceptor_.local_endpoint().port();
}

void Acceptor::run() {
  asio::post(acceptor_.get_executor(), [self = shared_from_this()] { self->accept(); });
}

void Acceptor::stop() {
  if (stopped_.exchange(true)) return;
  asio::post(acceptor_.get_executor(), [self = shared_from_this()] {
    error_code ignored;  // closed is what we want
    self->acceptor_.close(ignored);
    self->retry_.cancel();
  });
  const std::lock_guard lock(mutex_);
  for (const auto& handshake : pending_) handshake->cut();
}

// With one thread nothing runs beside it: a strand for each socket would only cost.
asio::any_io_executor Acceptor::for_one_socket() const {
  if (options_.threads <= 1) return executor_;
  return asio::make_strand(executor_);
}

void Acceptor::accept() {
  if (stopped_) return;
  acceptor_.async_accept(for_one_socket(),
                         [self = shared_from_this()](error_code ec, tcp::socket socket) {
                           if (self->stopped_) return;
                           if (!ec) {
                             self->handshake(std::move(socket));
                             return self->accept();
                           }
                           // Out of file descriptors, or a peer that left at once: wait a little instead of
                           // spinning.
                           values::log_line(LogLevel::warning, "accept: " + ec.message());
                           self->retry_.expires_after(std::chrono::milliseconds{50});
                           self->retry_.async_wait([self](error_code) { self->accept(); });
                         });
}

void Acceptor::handshake(tcp::socket socket) {
  const auto begun = std::make_shared<Handshake>(std::move(socket), shared_from_this());
  {
    const std::lock_guard lock(mutex_);
    if (stopped_ || pending_.size() >= options_.pending_limit) return;  // cut
    pending_.insert(begun);
  }
  begun->run();
}

}  // namespace ssot::net
