// address_limits.hpp - how many connections, and how many attempts, one address may have.
//
//   enter(address) → too fast? → too many? → a lease, which counts until it goes
//
// An address is remembered while it has a connection or its attempts are not forgotten; of those without a
// connection only so many, the one that came longest ago goes first: a table that a flood fills would be one more
// way to fall. Threads: any.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include <ssot/options.hpp>

#include "net/token_bucket.hpp"

namespace ssot::net {

class AddressLimits : public std::enable_shared_from_this<AddressLimits> {
 public:
  using Time = TokenBucket::Time;
  enum class Verdict { welcome, too_fast, too_many };
  struct Entrance {
    Verdict verdict = Verdict::welcome;
    std::shared_ptr<void> lease = {};  ///< If welcome.
  };

  /// `connections` of one address, 0 for any number; of addresses without one, `remembered`.
  AddressLimits(std::size_t connections, RateLimit attempts, std::size_t remembered = 65536)
      : connections_(connections), attempts_(attempts), remembered_(remembered) {}

  Entrance enter(const std::string& address, Time now);
  std::size_t size() const;

 private:
  struct Entry {
    TokenBucket bucket;
    std::size_t connections = 0;
    std::list<std::string>::iterator turn = {};  ///< In idle_, if it has no connection.
  };
  void leave(const std::string& address);

  const std::size_t connections_;
  const RateLimit attempts_;
  const std::size_t remembered_;
  mutable std::mutex mutex_;
  std::unordered_map<std::string, Entry> entries_ = {};
  std::list<std::string> idle_ = {};  ///< Those without a connection, longest first.
};

}  // namespace ssot::net
