// registry.hpp - who is attached, by id, by stream and by user. One entry each, never two of one connection.
//
// Threads: the caller serialises.
#pragma once

#include <cstddef>
#include <unordered_map>
#include <vector>

#include "hub/member.hpp"

namespace ssot::hub {

class Registry {
 public:
  /// The member's id must be free.
  void add(const MemberPtr& member);
  /// Nothing if it is not there.
  void remove(const Member& member);

  MemberPtr find(const ConnectionId& id) const;
  MemberPtr find_key(const void* key) const;
  /// Of one user, oldest first.
  const std::vector<MemberPtr>& of_user(const UserId& user) const;
  std::vector<MemberPtr> all() const;
  std::vector<UserId> users() const;
  std::size_t size() const { return by_id_.size(); }
  std::size_t user_count() const { return by_user_.size(); }

 private:
  std::unordered_map<ConnectionId, MemberPtr> by_id_ = {};
  std::unordered_map<const void*, MemberPtr> by_key_ = {};
  std::unordered_map<UserId, std::vector<MemberPtr>> by_user_ = {};
};

}  // namespace ssot::hub
