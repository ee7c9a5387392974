// handshake_policy.hpp - what a complete HTTP request gets: an answer, or the upgrade. Pure; no socket.
//
//   request → method, path → /healthz, /readyz, /metrics → upgrade? → ready? → Origin → limits of the address
//           → authenticate → identity
//
// Order matters: a stranger learns nothing before the Origin is checked, and authenticate sees only requests
// that could be let in: it may be costly, and a flood must not reach it.
#pragma once

#include <boost/asio/ip/address.hpp>
#include <exception>
#include <functional>
#include <optional>
#include <string>

#include <ssot/listener.hpp>

#include "net/address_limits.hpp"

namespace ssot::net {

/// What the policy asks of the manager.
struct HandshakeHooks {
  std::function<Readiness()> readiness;
  /// In Prometheus' text format.
  std::function<std::string()> metrics = {};
  std::function<void(const char* where, std::exception_ptr)> callback_failed;
  /// May be null.
  std::shared_ptr<AddressLimits> addresses = {};
};

struct HandshakeAnswer {
  std::optional<Identity> identity = {};  ///< Let in; status and body are of no meaning then.
  unsigned status = 0;
  std::string body = {};
  bool json = false;
  bool retry = false;  ///< Add Retry-After.
  std::shared_ptr<void> lease = {};  ///< Counts as a connection of its address until it goes.
};

/// `client` is where the request comes from (client_address.hpp).
HandshakeAnswer judge(const UpgradeRequest& request, const boost::asio::ip::address& client,
                      const ListenerOptions& options, const HandshakeHooks& hooks);

}  // namespace ssot::net
