// acceptor.hpp - accepts sockets and reads their request, within limits of time, size and number.
//
//   accept → Handshake: read header (handshake_limit, header_limit) → judge ─┬─ answer and close
//                                                                           └─ admit(socket, …)
//
// Runs on one executor; each socket on a strand of its own, unless there is but one thread. A Handshake lives as long as its operation.
#pragma once

#include <atomic>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <functional>
#include <memory>
#include <mutex>
#include <unordered_set>
#include <vector>

#include "net/client_address.hpp"
#include "net/handshake_policy.hpp"
#include "net/tls_context.hpp"
#include "net/transport.hpp"

namespace ssot::net {

class Handshake;

class Acceptor : public std::enable_shared_from_this<Acceptor> {
 public:
  /// The lease counts as a connection of the client's address until it goes.
  using Admit =
      std::function<void(std::unique_ptr<Transport>, UpgradeRequest, Identity, std::shared_ptr<void> lease)>;

  /// Binds and listens; throws boost::system::system_error if it cannot, and std::invalid_argument for a trusted
  /// proxy that is no address.
  Acceptor(boost::asio::any_io_executor executor, ListenerOptions options, HandshakeHooks hooks, Admit admit);

  void run();
  /// Accepts nobody any more and cuts what has not finished its handshake. Any thread.
  void stop();
  /// As Listener::reload_certificates.
  void reload_certificates();
  std::uint16_t port() const noexcept { return port_; }

 private:
  friend class Handshake;
  void accept();
  boost::asio::any_io_executor for_one_socket() const;
  std::unique_ptr<Transport> transport(boost::asio::ip::tcp::socket socket) const;
  void handshake(boost::asio::ip::tcp::socket socket);

  boost::asio::any_io_executor executor_;
  const ListenerOptions options_;
  const HandshakeHooks hooks_;
  const Admit admit_;
  const std::vector<Network> trusted_;
  const std::unique_ptr<TlsContext> tls_;  ///< Null without TLS.
  boost::asio::ip::tcp::acceptor acceptor_;
  boost::asio::steady_timer retry_;
  std::uint16_t port_ = 0;
  std::atomic<bool> stopped_ = false;
  std::mutex mutex_;
  std::unordered_set<std::shared_ptr<Handshake>> pending_ = {};
};

}  // namespace ssot::net
