// talker.hpp - a client of "ssot.resume.v1" without a socket: says what a test says, keeps what it is told.
#pragma once

#include <chrono>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <ssot/connection.hpp>

namespace ssot::support {

class Talker final : public Connection {
 public:
  Wire wire() const noexcept override { return Wire::resume_v1; }
  void start(std::shared_ptr<Feed> feed) override { feed_ = std::move(feed); }
  void wake() override { take(); }
  void finish(std::chrono::milliseconds) override { take(); }

  /// What is for the application, if anything.
  std::optional<std::string> say(const nlohmann::json& frame) { return feed_->heard(frame.dump()); }
  std::optional<std::string> say_text(const std::string& text) { return feed_->heard(text); }
  void hello() { say({{"op", "hello"}, {"v", 1}}); }
  void hello(const nlohmann::json& sid, const nlohmann::json& key, nlohmann::json positions) {
    say({{"op", "hello"}, {"v", 1}, {"resume", {{"sid", sid}, {"key", key}, {"pos", std::move(positions)}}}});
  }
  std::optional<std::chrono::milliseconds> tick() { return feed_->tick(); }
  void lose(CloseReason why = {1006, "cut"}) {
    if (auto feed = std::exchange(feed_, nullptr)) feed->ended(why);
  }
  /// Takes nothing until released.
  void hold() { held_ = true; }
  void release() {
    held_ = false;
    take();
  }

  std::vector<nlohmann::json> of(const std::string& op) const {
    std::vector<nlohmann::json> found;
    for (const nlohmann::json& frame : frames) {
      if (frame.at("op") == op) found.push_back(frame);
    }
    return found;
  }
  /// The fields `n` of the events, in order.
  std::vector<int> numbers() const {
    std::vector<int> found;
    for (const nlohmann::json& event : of("ev")) found.push_back(event["d"].value("n", -1));
    return found;
  }
  nlohmann::json ready() const { return of("ready").at(0); }

  std::vector<nlohmann::json> frames;
  std::optional<CloseReason> closed;

 private:
  void take() {
    while (feed_ && !held_) {
      std::vector<Frame> batch;
      CloseReason why;
      const std::shared_ptr<Feed> feed = feed_;
      const Feed::Next next = feed->take(batch, why);
      for (const Frame& frame : batch) frames.push_back(nlohmann::json::parse(*frame));
      if (next == Feed::Next::frames) {
        feed->commit(batch.size());
        continue;
      }
      if (next == Feed::Next::close) {
        closed = why;
        feed_ = nullptr;
        feed->ended(why);
      }
      return;
    }
  }

  std::shared_ptr<Feed> feed_ = {};
  bool held_ = false;
};

}  // namespace ssot::support
