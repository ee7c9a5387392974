#include <ssot/testing/recording_connection.hpp>

#include <utility>

namespace ssot::testing {

std::vector<std::string> RecordingConnection::frames() const {
  const std::lock_guard lock(mutex_);
  return frames_;
}

std::vector<nlohmann::json> RecordingConnection::messages() const {
  std::vector<nlohmann::json> messages;
  for (const std::string& frame : frames()) messages.push_back(nlohmann::json::parse(frame));
  return messages;
}

bool RecordingConnection::wait_for(std::size_t count, std::chrono::milliseconds limit) const {
  std::unique_lock lock(mutex_);
  return grown_.wait_for(lock, limit, [&] { return frames_.size() >= count; });
}

std::optional<CloseReason> RecordingConnection::closed() const {
  const std::lock_guard lock(mutex_);
  return closed_;
}

void RecordingConnection::hold() {
  const std::lock_guard lock(mutex_);
  held_ = true;
}

void RecordingConnection::release() {
  {
    const std::lock_guard lock(mutex_);
    held_ = false;
  }
  pump();
}

void RecordingConnection::lose(CloseReason why) {
  std::shared_ptr<Feed> feed;
  {
    const std::lock_guard lock(mutex_);
    if (!closed_) closed_ = why;
    feed = std::exchange(feed_, nullptr);
  }
  if (feed) feed->ended(why);
}

void RecordingConnection::start(std::shared_ptr<Feed> feed) {
  const std::lock_guard lock(mutex_);
  feed_ = std::move(feed);
}

void RecordingConnection::wake() {
  pump();
}

void RecordingConnection::finish(std::chrono::milliseconds) {
  pump();
  bool stuck = false;
  {
    const std::lock_guard lock(mutex_);
    stuck = held_;
  }
  if (stuck) lose({1006, "closing took too long"});
}

// One thread pumps at a time; others leave word in again_. The feed is called without the lock.
void RecordingConnection::pump() {
  std::unique_lock lock(mutex_);
  again_ = true;
  if (pumping_) return;
  pumping_ = true;
  while (again_ && feed_ && !held_) {
    again_ = false;
    const std::shared_ptr<Feed> feed = feed_;
    std::vector<Frame> batch;
    CloseReason why;
    lock.unlock();
    const Feed::Next next = feed->take(batch, why);
    if (next == Feed::Next::frames) feed->commit(batch.size());
    if (next == Feed::Next::close) feed->ended(why);
    lock.lock();
    for (const Frame& frame : batch) frames_.push_back(*frame);
    if (next == Feed::Next::frames) again_ = true;
    if (next == Feed::Next::close) {
      closed_ = why;
      feed_ = nullptr;
    }
    grown_.notify_all();
  }
  pumping_ = false;
}

}  // namespace ssot::testing
