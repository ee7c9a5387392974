#include "hub/registry.hpp"

#include <algorithm>

namespace ssot::hub {

void Registry::add(const MemberPtr& member) {
  by_id_.emplace(member->snapshot.id, member);
  if (member->key) by_key_.emplace(member->key, member);
  by_user_[member->snapshot.identity.user].push_back(member);
}

void Registry::remove(const Member& member) {
  const auto found = by_id_.find(member.snapshot.id);
  if (found == by_id_.end() || found->second.get() != &member) return;
  const MemberPtr keep = found->second;  // the maps may hold its last references
  by_id_.erase(found);
  if (member.key) by_key_.erase(member.key);
  const auto user = by_user_.find(member.snapshot.identity.user);
  std::erase(user->second, keep);
  if (user->second.empty()) by_user_.erase(user);
}

MemberPtr Registry::find(const ConnectionId& id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second;
}

MemberPtr Registry::find_key(const void* key) const {
  const auto found = by_key_.find(key);
  return found == by_key_.end() ? nullptr : found->second;
}

const std::vector<MemberPtr>& Registry::of_user(const UserId& user) const {
  static const std::vector<MemberPtr> none;
  const auto found = by_user_.find(user);
  return found == by_user_.end() ? none : found->second;
}

std::vector<MemberPtr> Registry::all() const {
  std::vector<MemberPtr> members;
  members.reserve(by_id_.size());
  for (const auto& [id, member] : by_id_) members.push_back(member);
  return members;
}

std::vector<UserId> Registry::users() const {
  std::vector<UserId> users;
  users.reserve(by_user_.size());
  for (const auto& [user, members] : by_user_) users.push_back(user);
  return users;
}

}  // namespace ssot::hub
