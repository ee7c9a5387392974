// listener.hpp - lets browsers in: accepts, checks the handshake, attaches to the manager.
//
//   accept → HTTP header (limit in time and size) → /healthz, /readyz, /metrics → Origin → limits of the address
//          → authenticate → 101
//          → manager.attach
//
// Whatever is wrong before the 101 is answered with an HTTP status and one line of text; a client that does
// not finish its request in time is cut. Threads: own io threads, or the manager's executor
// (WebSocketManager::create(executor, …)) if `threads` is 0. `authenticate` and `on_message` are one object
// each for all connections, called from several threads at once if there are several; `on_message` for one
// connection by one at a time. Rejected: letting everyone in without `authenticate`; a forgotten option must
// not be an open door.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <ssot/identity.hpp>
#include <ssot/websocket_manager.hpp>

namespace ssot {

/// What a client asked for, before it is let in. Valid only during the call it is passed to.
class HandshakeRequest {
 public:
  HandshakeRequest(const UpgradeRequest& request, std::string remote_address);

  const std::string& path() const noexcept { return path_; }  ///< Without the query, as it came.
  /// Of the client: of the socket's peer, or of whom ListenerOptions::trusted_proxies stand before.
  const std::string& remote_address() const noexcept { return remote_address_; }
  /// The first header of that name (case does not matter), if any.
  std::optional<std::string> header(std::string_view name) const;
  /// The first query parameter of that name, percent-decoded, if any.
  std::optional<std::string> query(std::string_view name) const;

 private:
  const UpgradeRequest& request_;
  std::string path_, query_, remote_address_;
};

/// The answer of `authenticate`. An Identity converts to admission.
class Admission {
 public:
  Admission(Identity identity) : identity_(std::move(identity)) {}
  /// `status` is an HTTP status from 400 to 599 (others become 403); `text` is shown to the client.
  static Admission refuse(unsigned status = 401, std::string text = "not signed in");

  const std::optional<Identity>& identity() const noexcept { return identity_; }
  unsigned status() const noexcept { return status_; }
  const std::string& text() const noexcept { return text_; }

 private:
  Admission() = default;
  std::optional<Identity> identity_ = {};
  unsigned status_ = 0;
  std::string text_ = {};
};

/// Files in PEM. TLS 1.2 and 1.3 are spoken, with ALPN "http/1.1".
struct TlsOptions {
  std::string certificate_chain;  ///< The server's own first.
  std::string private_key;        ///< Without a passphrase.
};

struct ListenerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  ///< 0: any free one, see Listener::port.
  /// Own io threads; 0 uses the manager's executor, which then must be a strand or run by one thread.
  std::size_t threads = 1;
  /// Says who a client is. Required. One that throws refuses with 500 and is counted as a callback failure.
  std::function<Admission(const HandshakeRequest&)> authenticate = {};
  MessageHandler on_message = {};
  /// From accept to the end of the request header.
  std::chrono::milliseconds handshake_limit{10000};
  std::size_t header_limit = 8192;
  /// Bytes of one message from a client; a larger one closes with 1009.
  std::size_t message_limit = 65536;
  /// A client that sends nothing for this long, pongs included, is gone; it is pinged at half of it. One that
  /// broke the protocol, was closed for it and does not end TCP either is cut at half of it.
  std::chrono::milliseconds idle_limit{120000};
  /// Connections that have not finished their handshake; one more is cut.
  std::size_t pending_limit = 1024;
  /// Exact Origins ("https://app.example"); empty allows every one. Others get 403.
  std::vector<std::string> origins = {};
  /// Proxies whose X-Forwarded-For is believed, as addresses or networks ("10.0.0.0/8"). Without any, the header
  /// means nothing.
  std::vector<std::string> trusted_proxies = {};
  /// Connections of one client address (in version 6: of one network of 64 bits), 0 for any number; one more gets
  /// 429. Attempts to connect above the rate get 429, too, before `authenticate` is asked.
  std::size_t per_address_limit = 0;
  RateLimit attempts_per_address = {};
  /// Messages and pings of one connection; one more closes it with 1008, and what it still sends is not heard.
  RateLimit messages = {};
  CompressionOptions compression = {};
  /// Without it, plain TCP.
  std::optional<TlsOptions> tls = {};
  /// Lets other listeners bind the same port (SO_REUSEPORT); the system spreads connections over them.
  bool share_port = false;
  /// Answers /metrics in Prometheus' text format: numbers only, no names. A proxy should keep it to itself.
  bool metrics = true;
  /// Whether a request without Origin passes where `origins` is set: programs send none, browsers always do.
  bool allow_missing_origin = true;
};

class Listener {
 public:
  /// Binds, listens and begins to accept. Throws std::invalid_argument for options that cannot work, and
  /// boost::system::system_error if the address cannot be bound.
  static std::unique_ptr<Listener> start(std::shared_ptr<WebSocketManager> manager, ListenerOptions options);
  /// As stop().
  ~Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  std::uint16_t port() const noexcept;

  /// Reads the files of `tls` anew, for the connections that come from now on. Throws std::invalid_argument, and
  /// keeps what it had, if they do not do; std::logic_error without `tls`. Any thread.
  void reload_certificates();

  /// Accepts nobody any more, closes the connections it let in with 1001, and with own threads waits until
  /// they are over, at most Options::close_limit and a second. Any thread; from an own io thread it does not
  /// wait.
  void stop();

  /// For main: waits for SIGINT or SIGTERM, then tells clients to come back (1012), waits for them within
  /// Options::close_limit and a second, and stops. Needs own threads, or others that run the manager's
  /// executor.
  void serve_until_signal();

 private:
  class Impl;
  explicit Listener(std::shared_ptr<Impl> impl);
  std::shared_ptr<Impl> impl_;
};

}  // namespace ssot
