// recording_connection.hpp - a connection in memory, for tests of code that uses the manager.
//
//   auto client = std::make_shared<ssot::testing::RecordingConnection>();
//   manager->attach(client, ssot::Identity{ssot::UserId{"ada"}});
//   … EXPECT_EQ(client->messages().at(0)["type"], "agent_started");
//
// Takes messages at once, on the sender's thread, so that a test needs no waiting; `hold` makes it a client
// that does not read, `lose` one that vanishes. Any thread. Rejected: a mock of the manager; the real one is
// cheap, and a mock agrees with any mistake.
#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include <ssot/connection.hpp>

namespace ssot::testing {

class RecordingConnection final : public Connection {
 public:
  explicit RecordingConnection(Wire wire = Wire::flat) : wire_(wire) {}

  /// What was written so far, in order.
  std::vector<std::string> frames() const;
  std::vector<nlohmann::json> messages() const;
  /// Waits until at least `count` messages are there, for senders on other threads; false if `limit` came
  /// first.
  bool wait_for(std::size_t count, std::chrono::milliseconds limit) const;
  /// Why it was closed, if it was.
  std::optional<CloseReason> closed() const;

  /// Stops taking messages, as a client does that does not read.
  void hold();
  /// Takes again, beginning with what waits.
  void release();
  /// Ends as a broken socket does: nothing more is written, the manager learns of the loss.
  void lose(CloseReason why = {1006, "connection lost"});

  Wire wire() const noexcept override { return wire_; }
  void start(std::shared_ptr<Feed> feed) override;
  void wake() override;
  void finish(std::chrono::milliseconds limit) override;

 private:
  void pump();

  const Wire wire_;
  mutable std::mutex mutex_;
  mutable std::condition_variable grown_;
  std::shared_ptr<Feed> feed_ = {};
  std::vector<std::string> frames_ = {};
  std::optional<CloseReason> closed_ = {};
  bool held_ = false;
  bool pumping_ = false;
  bool again_ = false;
};

}  // namespace ssot::testing
