// memory_history.hpp - logs that live as long as the process, bounded by count, bytes and age.
//
// The newest entry is always kept, even if it alone is above the byte bound: a message that was just accepted
// must not be trimmed before anyone could read it (Options::message_limit bounds it).
#pragma once

#include <deque>

#include <ssot/options.hpp>

#include "history/history.hpp"

namespace ssot::history {

class MemoryLog final : public ChannelLog {
 public:
  MemoryLog(HistoryLimits limits, std::uint64_t epoch) : limits_(limits), epoch_(epoch) {}
  std::uint64_t epoch() const override { return epoch_; }
  std::uint64_t first() const override { return first_; }
  std::uint64_t next() const override { return first_ + entries_.size(); }
  std::uint64_t append(Entry entry) override;
  Entry& at(std::uint64_t offset) override { return entries_[offset - first_]; }
  void trim(Time now) override;
  std::size_t bytes() const override { return bytes_; }
  void release(std::uint64_t offset) override;

 private:
  void drop_oldest();

  HistoryLimits limits_;
  std::uint64_t epoch_;
  std::uint64_t first_ = 1;
  std::size_t bytes_ = 0;
  std::deque<Entry> entries_ = {};
};

class MemoryStore final : public HistoryStore {
 public:
  explicit MemoryStore(HistoryLimits limits) : limits_(limits) {}
  /// Each log has a random epoch, so a client of an earlier process never takes its offsets for ours.
  std::unique_ptr<ChannelLog> open(const std::string& channel) override;

 private:
  HistoryLimits limits_;
};

}  // namespace ssot::history
