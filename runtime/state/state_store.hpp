// state_store.hpp - one versioned JSON document per user, changed by merge patches (RFC 7396).
//
// The version is the lock: who patches says which version it saw, and is told of a conflict instead of
// overwriting. Bounded in the number of users: the state that was changed longest ago makes room. Threads:
// the caller serialises.
#pragma once

#include <cstddef>
#include <list>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include <ssot/identity.hpp>
#include <ssot/status.hpp>

namespace ssot::state {

class StateStore {
 public:
  explicit StateStore(std::size_t users) : users_(users) {}

  /// {} at version 0 if nothing was applied.
  StateResult get(const UserId& user) const;
  StateResult apply(const UserId& user, const nlohmann::json& patch, std::uint64_t expected_version);

 private:
  struct State {
    nlohmann::json value = nlohmann::json::object();
    std::uint64_t version = 0;
    std::list<UserId>::iterator turn = {};
  };
  State& changed(const UserId& user);

  std::size_t users_;
  std::unordered_map<UserId, State> states_ = {};
  std::list<UserId> by_change_ = {};  ///< Changed longest ago first.
};

}  // namespace ssot::state
