#include "state/state_store.hpp"

namespace ssot::state {

StateResult StateStore::get(const UserId& user) const {
  const auto found = states_.find(user);
  if (found == states_.end()) return {nlohmann::json::object(), 0, false};
  return {found->second.value, found->second.version, false};
}

StateResult StateStore::apply(const UserId& user, const nlohmann::json& patch,
                              std::uint64_t expected_version) {
  StateResult now = get(user);
  if (now.version != expected_version) {
    now.conflict = true;
    return now;
  }
  State& state = changed(user);
  state.value.merge_patch(patch);
  ++state.version;
  return get(user);
}

StateStore::State& StateStore::changed(const UserId& user) {
  const auto found = states_.find(user);
  if (found != states_.end()) {
    by_change_.splice(by_change_.end(), by_change_, found->second.turn);
    return found->second;
  }
  while (!by_change_.empty() && states_.size() >= users_) {
    states_.erase(by_change_.front());
    by_change_.pop_front();
  }
  State& fresh = states_[user];
  fresh.turn = by_change_.insert(by_change_.end(), user);
  return fresh;
}

}  // namespace ssot::state
