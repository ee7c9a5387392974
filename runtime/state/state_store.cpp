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
  State& state = states_[user];
  state.value.merge_patch(patch);
  ++state.version;
  return get(user);
}

}  // namespace ssot::state
