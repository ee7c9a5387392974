// transcript.h - what was emitted, counted per user and event: for /stats and for support.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "netra/server/hub.h"
#include "netra/support/ws_types.h"

namespace netra::services {

class Transcript {
 public:
  // Listens to a manager for as long as that lives, and so does the transcript.
  static std::shared_ptr<Transcript> listen_to(server::Hub& hub);

  void record(const json& message);
  int count(const std::string& user_id, const std::string& event_type) const;
  json totals() const;

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::map<std::string, int>> by_user_;
};

}  // namespace netra::services
