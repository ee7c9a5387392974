// status.hpp - what the manager answers when asked how things stand. Values only.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

namespace ssot {

/// How often something took so long: `counts[i]` up to `bounds[i]` seconds and above the bound before, the last
/// above them all.
struct Latencies {
  static constexpr std::array<double, 12> bounds{0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005,
                                                 0.01,   0.025,   0.1,    0.5,   2.5,    10};
  std::array<std::uint64_t, bounds.size() + 1> counts = {};
  double sum = 0;  ///< Seconds.

  void add(double seconds) noexcept {
    std::size_t i = 0;
    while (i < bounds.size() && seconds > bounds[i]) ++i;
    ++counts[i];
    sum += seconds;
  }
  bool operator==(const Latencies&) const = default;
};

/// Counters since `create`, except the first three, which are of the moment.
struct Stats {
  std::size_t connections = 0;  ///< Attached now.
  std::size_t users = 0;        ///< With at least one connection now.
  std::size_t queued = 0;       ///< Messages not yet taken by a connection that reads their channel, summed.
  std::size_t dropped = 0;  ///< Messages that were stored and lost before anybody received them (= expired).
  std::size_t stored = 0;
  std::size_t refused = 0;
  std::size_t written = 0;            ///< Frames handed to the operating system, once per connection.
  std::size_t expired = 0;            ///< See `dropped`.
  std::size_t resets = 0;             ///< Times a client was told that its history does not reach back.
  std::size_t slow_closed = 0;        ///< Connections closed because they fell behind or stopped reading.
  std::size_t resumed = 0;            ///< Sessions that a client came back to.
  std::size_t away = 0;               ///< Sessions that wait for their client, now.
  std::size_t coalesced = 0;          ///< Messages that gave way to a later one of the same key.
  std::size_t callback_failures = 0;  ///< User callbacks that threw.
  /// From the moment a message was stored until it was handed to the operating system for a connection, of those
  /// that the history still had then.
  Latencies delivery = {};
};

/// Worst first: `emergency` means that nothing works.
enum class DegradationLevel { none, minimal, moderate, severe, emergency };

/// Of the declared services, the share that is up: all → none, at least 2/3 → minimal, at least 1/2 →
/// moderate, some → severe, none of them → emergency. With no services declared: none.
struct Degradation {
  DegradationLevel level = DegradationLevel::none;
  std::set<std::string> down = {};
  bool operator==(const Degradation&) const = default;
};

/// `detail` is {"services": {name: "running" | "stopped" | "starting" | "failed: why"}}, and {"error": why}
/// beside it if the question itself was wrong.
struct Readiness {
  bool ok = false;
  nlohmann::json detail = {};
};

struct SessionSnapshot {
  nlohmann::json data = {};
};

/// A user's shared state. `version` counts applied patches from 0. `conflict` is true only in the answer to
/// an apply_state that expected another version; `state` and `version` are then the current ones.
struct StateResult {
  nlohmann::json state = {};
  std::uint64_t version = 0;
  bool conflict = false;
};

}  // namespace ssot
