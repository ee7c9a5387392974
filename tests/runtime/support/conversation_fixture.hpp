// conversation_fixture.hpp - a manager with a fake clock, and clients of "ssot.resume.v1" without a socket.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <ssot/testing/fake_clock.hpp>
#include <ssot/testing/recording_connection.hpp>
#include <ssot/websocket_manager.hpp>
#include <utility>
#include <vector>

#include "support/quiet_log.hpp"
#include "support/talker.hpp"

namespace ssot::support {

using Numbers = std::vector<int>;
using Outcomes = std::vector<Outcome>;

inline const UserId ada{"ada"}, bob{"bob"};

class ConversationFixture : public ::testing::Test {
 protected:
  ConversationFixture() { make({}); }
  void make(Options options) {
    options.clock = clock_;
    manager_ = WebSocketManager::create(std::move(options));
  }
  std::shared_ptr<Talker> attach(const Identity& identity) {
    auto talker = std::make_shared<Talker>();
    last_ = manager_->attach(std::shared_ptr<Connection>(talker), identity);
    return talker;
  }
  std::shared_ptr<Talker> begin(const Identity& identity = {ada}) {
    auto talker = attach(identity);
    talker->hello();
    return talker;
  }
  std::shared_ptr<Talker> come_back(const Talker& before, nlohmann::json positions, const Identity& identity = {ada}) {
    auto talker = attach(identity);
    talker->hello(before.ready()["sid"], before.ready()["key"], std::move(positions));
    return talker;
  }
  void send(int from, int to) {
    for (int n = from; n <= to; ++n) EXPECT_TRUE(manager_->send(Target::user(ada), {{"n", n}}).accepted());
  }
  OutcomeHandler note() {
    return [this](Outcome outcome) { outcomes_.push_back(outcome); };
  }

  QuietLog log_;
  Outcomes outcomes_;  // outlives the manager, which tells the rest when it goes
  std::shared_ptr<testing::FakeClock> clock_ = std::make_shared<testing::FakeClock>();
  std::shared_ptr<WebSocketManager> manager_;
  ConnectionId last_{""};
};

}  // namespace ssot::support
