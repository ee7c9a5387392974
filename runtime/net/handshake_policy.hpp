// handshake_policy.hpp - what a complete HTTP request gets: an answer, or the upgrade. Pure; no socket.
//
//   request → method, path → /healthz, /readyz → upgrade? → ready? → Origin → authenticate → identity
//
// Order matters: a stranger learns nothing before the Origin is checked, and authenticate sees only requests
// that could be let in.
#pragma once

#include <exception>
#include <functional>
#include <optional>
#include <string>

#include <ssot/listener.hpp>

namespace ssot::net {

/// What the policy asks of the manager.
struct HandshakeHooks {
  std::function<Readiness()> readiness;
  std::function<void(const char* where, std::exception_ptr)> callback_failed;
};

struct HandshakeAnswer {
  std::optional<Identity> identity = {};  ///< Let in; the rest is of no meaning then.
  unsigned status = 0;
  std::string body = {};
  bool json = false;
  bool retry = false;  ///< Add Retry-After.
};

HandshakeAnswer judge(const UpgradeRequest& request, const std::string& remote_address,
                      const ListenerOptions& options, const HandshakeHooks& hooks);

}  // namespace ssot::net
