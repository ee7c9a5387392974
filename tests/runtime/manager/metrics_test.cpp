#include "manager/metrics.hpp"

#include <gtest/gtest.h>

#include <regex>
#include <sstream>

#include <ssot/testing/fake_clock.hpp>
#include <ssot/testing/recording_connection.hpp>
#include <ssot/websocket_manager.hpp>

namespace ssot::manager {
namespace {

bool has(const std::string& text, const std::string& line) {
  return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

TEST(Metrics, EachLineIsOneThatPrometheusReads) {
  std::istringstream text(prometheus({}));
  const std::regex comment("# (HELP [a-z_]+ .+|TYPE [a-z_]+ (counter|gauge|histogram))");
  const std::regex sample(R"re([a-z_]+(\{le="[0-9.e+\-Inf]+"\})? [0-9.e+\-]+)re");
  int samples = 0;
  for (std::string line; std::getline(text, line);) {
    if (line[0] == '#') {
      EXPECT_TRUE(std::regex_match(line, comment)) << line;
    } else {
      EXPECT_TRUE(std::regex_match(line, sample)) << line;
      ++samples;
    }
  }
  EXPECT_GT(samples, 20);
}

TEST(Metrics, CountersHaveTheirValues) {
  Stats stats;
  stats.connections = 3;
  stats.stored = 123456789012;
  const std::string text = prometheus(stats);
  EXPECT_TRUE(has(text, "ssot_connections 3"));
  EXPECT_TRUE(has(text, "ssot_stored_total 123456789012"));
}

TEST(Metrics, AHistogramIsCumulative) {
  Stats stats;
  stats.delivery.add(0.0001);
  stats.delivery.add(0.0002);
  stats.delivery.add(100);
  const std::string text = prometheus(stats);
  EXPECT_TRUE(has(text, "ssot_delivery_seconds_bucket{le=\"0.0001\"} 1"));
  EXPECT_TRUE(has(text, "ssot_delivery_seconds_bucket{le=\"0.00025\"} 2"));
  EXPECT_TRUE(has(text, "ssot_delivery_seconds_bucket{le=\"10\"} 2"));
  EXPECT_TRUE(has(text, "ssot_delivery_seconds_bucket{le=\"+Inf\"} 3"));
  EXPECT_TRUE(has(text, "ssot_delivery_seconds_count 3"));
  EXPECT_TRUE(has(text, "ssot_delivery_seconds_sum 100.0003"));
}

TEST(Metrics, TheTimeOfADeliveryIsFromStoringToWriting) {
  const auto clock = std::make_shared<testing::FakeClock>();
  const auto manager = WebSocketManager::create({.clock = clock});
  const auto client = std::make_shared<testing::RecordingConnection>();
  manager->attach(client, Identity{UserId{"ada"}});
  manager->send(Target::user(UserId{"ada"}), {{"n", 1}}).or_report();
  client->hold();
  manager->send(Target::user(UserId{"ada"}), {{"n", 2}}).or_report();
  clock->advance(std::chrono::seconds{2});
  client->release();
  const Latencies delivery = manager->stats().delivery;
  EXPECT_EQ(delivery.counts.front(), 1u);
  EXPECT_EQ(delivery.counts[10], 1u);
  EXPECT_DOUBLE_EQ(delivery.sum, 2);
}

}  // namespace
}  // namespace ssot::manager
