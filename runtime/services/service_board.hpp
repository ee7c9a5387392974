// service_board.hpp - starts declared services once, needs first, within time limits, and says how well they
// are.
//
//   stopped ──ensure_ready──▶ starting ──true──▶ running          health: what the program's checks say of a
//      ▲                        │ false, threw, limit             running one; a failed one is down
//      └────── ensure_ready ─── failed
//
// Each start runs on a thread of its own, so that a service that hangs cannot hang the caller; such a thread
// is left to itself, for C++ cannot stop it, and what it still achieves counts. Rejected: a latch for
// "initialised", which made later sets of services look ready without being started. Threads: all functions
// from any thread; `start` is called on a thread of the board's making, without its lock.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <ssot/options.hpp>
#include <ssot/status.hpp>

namespace ssot::services {

class ServiceBoard {
 public:
  /// Throws std::invalid_argument for a double name, an unknown need, a cycle, or a service without `start`.
  explicit ServiceBoard(std::vector<Service> services);

  /// Blocks up to `limit`. Unknown names start nothing.
  Readiness ensure(const std::set<std::string>& names, std::chrono::milliseconds limit);
  Readiness readiness() const;
  Degradation degradation() const;
  bool set_health(const std::string& name, bool healthy);

 private:
  struct Shared;
  std::shared_ptr<Shared> shared_;
};

/// The level when `down` of `all` services are down.
DegradationLevel level_of(std::size_t down, std::size_t all);

}  // namespace ssot::services
