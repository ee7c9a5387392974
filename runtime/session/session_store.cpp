#include "session/session_store.hpp"

#include <algorithm>
#include <utility>

#include "values/random_id.hpp"

namespace ssot::session {

SessionId SessionStore::open(const UserId& user, nlohmann::json data, Time now) {
  make_room(user, now);
  const SessionId id{values::random_id()};
  sessions_.emplace(id, Session{user, std::move(data), now, by_touch_.insert(by_touch_.end(), id)});
  by_user_[user].push_back(id);
  return id;
}

std::optional<nlohmann::json> SessionStore::data(const SessionId& id, Time now) {
  const Session* session = live(id, now);
  if (!session) return std::nullopt;
  return std::make_optional<nlohmann::json>(session->data);
}

bool SessionStore::patch(const SessionId& id, const nlohmann::json& patch, Time now) {
  Session* session = live(id, now);
  if (session) session->data.merge_patch(patch);
  return session != nullptr;
}

std::optional<UserId> SessionStore::owner(const SessionId& id, Time now) {
  const Session* session = live(id, now);
  if (!session) return std::nullopt;
  return session->user;
}

bool SessionStore::close(const SessionId& id, Time now) {
  if (!live(id, now)) return false;
  erase(id);
  return true;
}

std::vector<SessionId> SessionStore::of_user(const UserId& user, Time now) const {
  std::vector<SessionId> ids;
  const auto mine = by_user_.find(user);
  if (mine == by_user_.end()) return ids;
  std::copy_if(mine->second.begin(), mine->second.end(), std::back_inserter(ids),
               [&](const SessionId& id) { return !expired(sessions_.at(id), now); });
  return ids;
}

SessionStore::Session* SessionStore::live(const SessionId& id, Time now) {
  const auto found = sessions_.find(id);
  if (found == sessions_.end()) return nullptr;
  if (expired(found->second, now)) {
    erase(SessionId(id));
    return nullptr;
  }
  found->second.touched = now;
  by_touch_.splice(by_touch_.end(), by_touch_, found->second.turn);
  return &found->second;
}

void SessionStore::erase(const SessionId& id) {
  const auto found = sessions_.find(id);
  const auto mine = by_user_.find(found->second.user);
  std::erase(mine->second, id);
  if (mine->second.empty()) by_user_.erase(mine);
  by_touch_.erase(found->second.turn);
  sessions_.erase(found);
}

void SessionStore::make_room(const UserId& user, Time now) {
  while (!by_touch_.empty() && (expired(sessions_.at(by_touch_.front()), now) ||
                                sessions_.size() >= std::max<std::size_t>(all_, 1))) {
    erase(SessionId(by_touch_.front()));
  }
  const auto mine = by_user_.find(user);
  if (mine == by_user_.end() || mine->second.size() < std::max<std::size_t>(per_user_, 1)) return;
  const auto quiet = std::min_element(mine->second.begin(), mine->second.end(), [&](auto& a, auto& b) {
    return sessions_.at(a).touched < sessions_.at(b).touched;
  });
  erase(SessionId(*quiet));
}

}  // namespace ssot::session
