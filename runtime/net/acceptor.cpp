#include "net/acceptor.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/system/system_error.hpp>
#include <array>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <utility>
#include <vector>

#include "net/frame_line.hpp"
#include "net/tls_transport.hpp"
#include "values/log_line.hpp"

namespace ssot::net {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::size_t body_limit = 0;  // an upgrade request has none

bool blocks(const error_code& ec) {
  return ec == asio::error::would_block || ec == asio::error::try_again;
}

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
  Handshake(std::unique_ptr<Transport> transport, std::shared_ptr<Acceptor> owner)
      : transport_(std::move(transport)), owner_(std::move(owner)), limit_(transport_->socket().get_executor()) {}

  void run() {
    parser_.header_limit(static_cast<std::uint32_t>(owner_->options_.header_limit));
    parser_.body_limit(body_limit);
    limit_.expires_after(owner_->options_.handshake_limit);
    limit_.async_wait([weak = weak_from_this()](error_code ec) {
      const auto self = weak.lock();
      if (!ec && self && self->transport_) self->transport_->close();
    });
    wait();
  }

  void cut() {
    asio::post(limit_.get_executor(), [self = shared_from_this()] {
      if (self->transport_) self->transport_->close();
    });
  }

 private:
  tcp::socket& socket() { return transport_->socket(); }

  void wait() {
    socket().async_wait(tcp::socket::wait_read, [self = shared_from_this()](error_code ec) {
      if (ec) return self->done();
      self->answered_ ? self->drain() : self->read();
    });
  }

  void read() {
    error_code ec;
    do {
      const std::size_t size = transport_->read_some(buffer_.prepare(2048), ec);
      if (blocks(ec)) return wait();
      if (ec == asio::error::eof) {
        if (!parser_.got_some()) return done();  // it said nothing, and Beast's parser must not be told of an end then
        error_code last;
        parser_.put_eof(last);
        return on_read(last ? last : http::error::end_of_stream);
      }
      if (ec) return done();
      buffer_.commit(size);
      buffer_.consume(parser_.put(buffer_.data(), ec));
      if (ec == http::error::need_more) ec = {};
    } while (!ec && !parser_.is_done());
    on_read(ec);
  }

  void on_read(error_code ec) {
    if (owner_->stopped_) return done();
    if (ec) {
      const unsigned status = status_of(ec);
      return status == 0 ? done() : answer({std::nullopt, status, "bad request: " + ec.message() + "\n"});
    }
    error_code gone;
    const auto peer = socket().remote_endpoint(gone);
    if (gone) return done();
    request_ = parser_.release();
    const auto client = client_address(peer.address(), forwarded_for(request_), owner_->trusted_);
    HandshakeAnswer verdict = judge(request_, client, owner_->options_, owner_->hooks_);
    if (!verdict.identity) return answer(verdict);
    if (buffer_.size() > 0) {  // the client must wait (RFC 6455 §4.1); what it sent would be lost in silence
      return answer({std::nullopt, 400, "bad request: wait for the answer before you send\n"});
    }
    limit_.cancel();
    done();
    owner_->admit_(std::move(transport_), std::move(request_), *verdict.identity, std::move(verdict.lease));
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
    std::ostringstream text;
    text << response_;
    line_.control(std::move(text).str());
    answered_ = true;
    write();
  }

  void write() {
    error_code ec;
    std::size_t data = 0;
    line_.flush(*transport_, data, ec);
    if (!ec && transport_->holds_back()) transport_->write_some({}, ec);
    if (blocks(ec)) {
      return socket().async_wait(tcp::socket::wait_write, [self = shared_from_this()](error_code failed) {
        failed ? self->done() : self->write();
      });
    }
    if (ec) return done();
    transport_->end_writing();
    drain();
  }

  // Reads what the peer still sends, so that closing does not reset the connection before it has our answer.
  void drain() {
    std::array<char, 4096> sink;
    for (error_code ec; drained_ <= 256 * 1024;) {
      drained_ += transport_->read_some(asio::buffer(sink), ec);
      if (blocks(ec)) return wait();
      if (ec) break;
    }
    done();
  }

  void done() {
    const std::lock_guard lock(owner_->mutex_);
    owner_->pending_.erase(shared_from_this());
  }

  std::unique_ptr<Transport> transport_;
  std::shared_ptr<Acceptor> owner_;
  beast::flat_buffer buffer_ = {};
  http::request_parser<http::string_body> parser_ = {};
  UpgradeRequest request_ = {};
  http::response<http::string_body> response_ = {};
  asio::steady_timer limit_;
  FrameLine line_ = {};
  bool answered_ = false;
  std::size_t drained_ = 0;
};

Acceptor::Acceptor(asio::any_io_executor executor, ListenerOptions options, HandshakeHooks hooks, Admit admit)
    : executor_(executor),
      options_(std::move(options)),
      hooks_(std::move(hooks)),
      admit_(std::move(admit)),
      trusted_(networks(options_.trusted_proxies)),
      tls_(options_.tls ? std::make_unique<TlsContext>(*options_.tls) : nullptr),
      acceptor_(asio::make_strand(executor)),
      retry_(acceptor_.get_executor()) {
  const tcp::endpoint endpoint(asio::ip::make_address(options_.address), options_.port);
  acceptor_.open(endpoint.protocol());
  acceptor_.set_option(asio::socket_base::reuse_address(true));
  if (options_.share_port) {
    acceptor_.set_option(asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>(true));
  }
  acceptor_.bind(endpoint);
  acceptor_.listen(asio::socket_base::max_listen_connections);
  port_ = acceptor_.local_endpoint().port();
}

void Acceptor::reload_certificates() {
  if (!tls_) throw std::logic_error("Listener: reload_certificates without ListenerOptions::tls");
  tls_->reload();
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

std::unique_ptr<Transport> Acceptor::transport(tcp::socket socket) const {
  if (tls_) return std::make_unique<TlsTransport>(std::move(socket), tls_->fresh());
  return std::make_unique<Transport>(std::move(socket));
}

void Acceptor::handshake(tcp::socket socket) {
  const auto begun = std::make_shared<Handshake>(transport(std::move(socket)), shared_from_this());
  {
    const std::lock_guard lock(mutex_);
    if (stopped_ || pending_.size() >= options_.pending_limit) return;  // cut
    pending_.insert(begun);
  }
  begun->run();
}

}  // namespace ssot::net
