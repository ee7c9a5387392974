// Nothing of one user reaches another, with many at once on several threads.
#include <gtest/gtest.h>

#include <atomic>
#include <ssot/testing/recording_connection.hpp>
#include <ssot/websocket_manager.hpp>
#include <thread>

#include "support/quiet_log.hpp"

namespace ssot {
namespace {

using nlohmann::json;
using testing::RecordingConnection;

TEST(Isolation, ThreadIdsOfOthersAreWorthNothing) {
  const support::QuietLog log;
  const auto manager = WebSocketManager::create();
  auto ada = std::make_shared<RecordingConnection>(), eve = std::make_shared<RecordingConnection>();
  manager->attach(ada, {UserId{"ada"}, ThreadId{"t"}});
  manager->attach(eve, {UserId{"eve"}, ThreadId{"t"}});
  EXPECT_EQ(manager->send(Target::thread(ThreadId{"t"}), {{"secret", 1}}).recipients, 1u);
  EXPECT_EQ(ada->messages().size(), 1u);
  EXPECT_TRUE(eve->frames().empty());
  EXPECT_TRUE(log.has("belongs to another user"));
}

TEST(Isolation, AFinishedThreadMayBeTakenButNotItsMessages) {
  const auto manager = WebSocketManager::create();
  auto ada = std::make_shared<RecordingConnection>(), eve = std::make_shared<RecordingConnection>();
  const ConnectionId id = manager->attach(ada, {UserId{"ada"}, ThreadId{"t"}});
  EXPECT_TRUE(manager->send(Target::thread(ThreadId{"t"}), {{"secret", 1}}).accepted());
  manager->detach(id);
  manager->attach(eve, {UserId{"eve"}, ThreadId{"t"}});
  EXPECT_TRUE(eve->frames().empty());
  EXPECT_TRUE(manager->send(Target::thread(ThreadId{"t"}), {{"for", "eve"}}).accepted());
  EXPECT_EQ(eve->messages().size(), 1u);
}

TEST(Isolation, AThousandUsersAtOnce) {
  constexpr int users = 1000, threads = 4, rounds = 5;
  const auto manager = WebSocketManager::create();
  std::vector<std::shared_ptr<RecordingConnection>> clients(users);
  const auto user = [](int i) { return UserId{"user" + std::to_string(i)}; };
  std::vector<std::thread> workers;
  std::atomic<int> refused = 0;
  for (int t = 0; t < threads; ++t) {
    workers.emplace_back([&, t] {
      for (int i = t; i < users; i += threads) {
        clients[static_cast<std::size_t>(i)] = std::make_shared<RecordingConnection>();
        manager->attach(clients[static_cast<std::size_t>(i)], {user(i)});
      }
      for (int round = 0; round < rounds; ++round) {
        for (int i = 0; i < users; ++i) {  // every thread writes to every user
          const bool ok =
              manager->send(Target::user(user(i)), {{"to", i}, {"from", t}, {"n", round}}).accepted();
          refused += ok ? 0 : 1;
        }
      }
    });
  }
  for (auto& worker : workers) worker.join();
  EXPECT_EQ(refused, 0);
  for (int i = 0; i < users; ++i) {
    auto& client = *clients[static_cast<std::size_t>(i)];
    ASSERT_TRUE(client.wait_for(threads * rounds, std::chrono::seconds{10})) << i;
    std::vector<int> next(threads, 0);
    for (const json& message : client.messages()) {
      ASSERT_EQ(message["to"], i);
      ASSERT_EQ(message["n"], next[message["from"].get<std::size_t>()]++) << "order of one sender";
    }
    EXPECT_EQ(client.frames().size(), static_cast<std::size_t>(threads * rounds));
  }
}

TEST(Isolation, AttachAndDetachWhileSending) {
  const auto manager = WebSocketManager::create();
  std::atomic<bool> stop = false;
  std::thread sender([&] {
    for (int n = 0; !stop; ++n) manager->send(Target::user(UserId{"ada"}), {{"n", n}}).or_report();
    stop = true;
  });
  int expected = 0;
  for (int i = 0; i < 300; ++i) {
    auto client = std::make_shared<RecordingConnection>();
    const ConnectionId id = manager->attach(client, {UserId{"ada"}});
    client->wait_for(1 + static_cast<std::size_t>(i % 3), std::chrono::seconds{10});
    manager->detach(id);
    while (!client->closed()) std::this_thread::yield();
    for (const json& message : client->messages()) {
      if (message.contains("n")) {
        ASSERT_GE(message["n"].get<int>(), expected) << "twice";
        expected = message["n"].get<int>() + 1;
      }
    }
  }
  stop = true;
  sender.join();
  EXPECT_GT(expected, 300);
}

}  // namespace
}  // namespace ssot
