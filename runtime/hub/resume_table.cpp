#include "hub/resume_table.hpp"

#include <algorithm>
#include <utility>

#include "values/random_id.hpp"

namespace ssot::hub {

bool equal_in_constant_time(std::string_view left, std::string_view right) {
  if (left.size() != right.size()) return false;
  volatile unsigned char difference = 0;
  for (std::size_t i = 0; i < left.size(); ++i) {
    difference = static_cast<unsigned char>(difference | static_cast<unsigned char>(left[i] ^ right[i]));
  }
  return difference == 0;
}

ResumablePtr ResumeTable::open(const UserId& user) {
  const auto session = std::make_shared<Resumable>(
      Resumable{values::random_id(), values::random_id(), user, ConnectionId{""}});
  by_sid_.emplace(session->sid, session);
  return session;
}

ResumablePtr ResumeTable::find(const std::string& sid, std::string_view key, const UserId& user) const {
  const auto found = by_sid_.find(sid);
  if (found == by_sid_.end()) return nullptr;
  const bool right_key = equal_in_constant_time(found->second->key, key);
  return right_key && found->second->user == user ? found->second : nullptr;
}

ResumablePtr ResumeTable::away_as(const ConnectionId& id) const {
  const auto found = by_connection_.find(id);
  return found == by_connection_.end() ? nullptr : found->second;
}

std::vector<UserId> ResumeTable::away_users() const {
  std::vector<UserId> users;
  users.reserve(by_user_.size());
  for (const auto& [user, sessions] : by_user_) users.push_back(user);
  return users;
}

void ResumeTable::park(const ResumablePtr& session, history::Time now) {
  session->member = nullptr;
  session->since = now;
  session->away = true;
  session->turn = by_time_.insert(by_time_.end(), session);
  by_user_[session->user].push_back(session);
  by_connection_.insert_or_assign(session->connection, session);
  crowded_ = session->user;
}

std::vector<Place> ResumeTable::take_back(const ResumablePtr& session) {
  leave_queue(session);
  by_sid_.emplace(session->sid, session);  // it may have been the surplus when it was parked to be taken over
  return std::exchange(session->places, {});
}

void ResumeTable::rename(const ResumablePtr& session, ConnectionId id) {
  by_connection_.erase(session->connection);
  session->connection = std::move(id);
  by_connection_.insert_or_assign(session->connection, session);
}

ResumablePtr ResumeTable::surplus(history::Time now) const {
  if (by_time_.empty()) return nullptr;
  const ResumablePtr& first = by_time_.front();
  if (now - first->since > options_.session_ttl || by_time_.size() > options_.away_limit) return first;
  const auto mine = by_user_.find(crowded_);
  const bool crowd = mine != by_user_.end() && mine->second.size() > options_.away_per_user;
  return crowd ? mine->second.front() : nullptr;
}

void ResumeTable::erase(const ResumablePtr& session) {
  leave_queue(session);
  by_sid_.erase(session->sid);
}

void ResumeTable::leave_queue(const ResumablePtr& session) {
  if (!session->away) return;
  session->away = false;
  by_time_.erase(session->turn);
  const auto mine = by_user_.find(session->user);
  std::erase(mine->second, session);
  if (mine->second.empty()) by_user_.erase(mine);
  const auto named = by_connection_.find(session->connection);
  if (named != by_connection_.end() && named->second == session) by_connection_.erase(named);
}

}  // namespace ssot::hub
