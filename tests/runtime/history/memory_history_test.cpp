#include "history/memory_history.hpp"

#include <gtest/gtest.h>

namespace ssot::history {
namespace {

using std::chrono::milliseconds;

Entry entry(std::size_t size, Time at = Time{}) {
  codec::Message message;
  message.payload = std::string(size, 'x');
  Entry made;
  made.message = std::make_shared<const codec::Message>(std::move(message));
  made.at = at;
  return made;
}

TEST(MemoryLog, OffsetsCountFromOne) {
  MemoryLog log({}, 42);
  EXPECT_EQ(log.epoch(), 42u);
  EXPECT_EQ(log.first(), 1u);
  EXPECT_EQ(log.next(), 1u);
  EXPECT_EQ(log.append(entry(1)), 1u);
  EXPECT_EQ(log.append(entry(2)), 2u);
  EXPECT_EQ(log.next(), 3u);
  EXPECT_EQ(log.at(2).message->payload, "xx");
}

TEST(MemoryLog, CountTrimsTheOldest) {
  MemoryLog log({.events = 3}, 1);
  for (int i = 0; i < 5; ++i) log.append(entry(1));
  EXPECT_EQ(log.first(), 3u);
  EXPECT_EQ(log.next(), 6u);
}

TEST(MemoryLog, BytesTrimButKeepTheNewest) {
  MemoryLog log({.bytes = 4 * sizeof(Entry)}, 1);
  log.append(entry(1));
  log.append(entry(100 * sizeof(Entry)));
  EXPECT_EQ(log.first(), 2u);
  EXPECT_EQ(log.next(), 3u);
  log.append(entry(1));
  EXPECT_EQ(log.first(), 3u);
  EXPECT_LE(log.bytes(), 4 * sizeof(Entry));
}

TEST(MemoryLog, AgeTrims) {
  MemoryLog log({.age = milliseconds{100}}, 1);
  log.append(entry(1, Time{milliseconds{0}}));
  log.append(entry(1, Time{milliseconds{60}}));
  log.trim(Time{milliseconds{100}});
  EXPECT_EQ(log.first(), 1u);
  log.trim(Time{milliseconds{101}});
  EXPECT_EQ(log.first(), 2u);
  log.trim(Time{milliseconds{500}});
  EXPECT_EQ(log.first(), log.next());
  EXPECT_EQ(log.bytes(), 0u);
  EXPECT_EQ(log.append(entry(1, Time{milliseconds{500}})), 3u);
}

TEST(MemoryLog, WhatIsReleasedIsGoneAndOffsetsGoOn) {
  MemoryLog log({}, 1);
  for (int i = 0; i < 3; ++i) log.append(entry(1));
  log.release(3);
  EXPECT_EQ(log.first(), 3u);
  log.release(100);
  EXPECT_EQ(log.first(), 4u);
  EXPECT_EQ(log.bytes(), 0u);
  EXPECT_EQ(log.append(entry(1)), 4u);
}

TEST(MemoryStore, EachLogHasItsOwnEpoch) {
  MemoryStore store({});
  EXPECT_NE(store.open("user:a")->epoch(), store.open("user:a")->epoch());
}

}  // namespace
}  // namespace ssot::history
