#include "netra/services/transcript.h"

namespace netra::services {

std::shared_ptr<Transcript> Transcript::listen_to(server::Hub& hub) {
  auto transcript = std::make_shared<Transcript>();
  hub.add_event_listener([transcript](const json& message) { transcript->record(message); });
  return transcript;
}

void Transcript::record(const json& message) {
  std::lock_guard lock(mutex_);
  ++by_user_[message.value("user_id", "")][message.value("type", "")];
}

int Transcript::count(const std::string& user_id, const std::string& event_type) const {
  std::lock_guard lock(mutex_);
  const auto user = by_user_.find(user_id);
  if (user == by_user_.end()) return 0;
  const auto event = user->second.find(event_type);
  return event == user->second.end() ? 0 : event->second;
}

json Transcript::totals() const {
  std::lock_guard lock(mutex_);
  std::map<std::string, int> sums;
  for (const auto& [user, events] : by_user_) {
    for (const auto& [type, count] : events) sums[type] += count;
  }
  return json(sums);
}

}  // namespace netra::services
