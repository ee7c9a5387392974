// session_store.hpp - data that a user keeps between connections, under ids that nobody can guess.
//
// Expires Options::session_ttl after it was last touched; each user's number is bounded and so is that of
// all, the one touched longest ago makes room. All have the same time to live, so those that expire next are
// first in the order of touches: opening one looks there, and no timer is needed. Threads: the caller
// serialises.
#pragma once

#include <chrono>
#include <cstddef>
#include <list>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_map>
#include <vector>

#include <ssot/identity.hpp>

namespace ssot::session {

using Time = std::chrono::steady_clock::time_point;

class SessionStore {
 public:
  SessionStore(std::chrono::milliseconds ttl, std::size_t per_user, std::size_t all)
      : ttl_(ttl), per_user_(per_user), all_(all) {}

  SessionId open(const UserId& user, nlohmann::json data, Time now);
  /// Each of these touches it; nothing, false or null if there is none.
  std::optional<nlohmann::json> data(const SessionId& id, Time now);
  bool patch(const SessionId& id, const nlohmann::json& patch, Time now);
  std::optional<UserId> owner(const SessionId& id, Time now);
  bool close(const SessionId& id, Time now);
  /// Oldest first; touches none.
  std::vector<SessionId> of_user(const UserId& user, Time now) const;
  std::size_t size() const { return sessions_.size(); }

 private:
  struct Session {
    UserId user;
    nlohmann::json data;
    Time touched;
    std::list<SessionId>::iterator turn;
  };
  Session* live(const SessionId& id, Time now);
  void erase(const SessionId& id);
  void make_room(const UserId& user, Time now);
  bool expired(const Session& session, Time now) const { return now - session.touched > ttl_; }

  std::chrono::milliseconds ttl_;
  std::size_t per_user_, all_;
  std::unordered_map<SessionId, Session> sessions_ = {};
  std::unordered_map<UserId, std::vector<SessionId>> by_user_ = {};
  std::list<SessionId> by_touch_ = {};  ///< Touched longest ago first.
};

}  // namespace ssot::session
