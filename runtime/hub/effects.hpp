// effects.hpp - what is to be done once the lock is released: the hub decides, the manager acts.
//
// Rejected: calling connections or user callbacks from within the hub; both may come back into the manager.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <ssot/connection.hpp>
#include <ssot/notifications.hpp>

#include "hub/channels.hpp"

namespace ssot::hub {

struct Effects {
  std::vector<std::shared_ptr<Connection>> wake = {};
  std::vector<std::pair<std::shared_ptr<Connection>, std::chrono::milliseconds>> finish = {};
  std::vector<std::shared_ptr<Connection>> released =
      {};  ///< Over; its last reference must not go under the lock.
  /// In the order in which they took effect: who takes over an id comes after who had it.
  std::vector<std::variant<Connected, Disconnected>> notices = {};
  std::vector<std::string> warnings = {};
  Outcomes outcomes = {};  ///< For senders who asked.
};

}  // namespace ssot::hub
