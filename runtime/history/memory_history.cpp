#include "history/memory_history.hpp"

#include <utility>

#include "values/random_id.hpp"

namespace ssot::history {
namespace {

std::size_t size_of(const Entry& entry) {
  return sizeof(Entry) + entry.message->size();
}

}  // namespace

std::uint64_t MemoryLog::append(Entry entry) {
  const Time now = entry.at;
  bytes_ += size_of(entry);
  entries_.push_back(std::move(entry));
  while (entries_.size() > 1 && (entries_.size() > limits_.events || bytes_ > limits_.bytes)) drop_oldest();
  trim(now);
  return next() - 1;
}

void MemoryLog::trim(Time now) {
  while (!entries_.empty() && now - entries_.front().at > limits_.age) drop_oldest();
}

void MemoryLog::drop_oldest() {
  bytes_ -= size_of(entries_.front());
  entries_.pop_front();
  ++first_;
}

void MemoryLog::release(std::uint64_t offset) {
  while (first_ < offset && !entries_.empty()) drop_oldest();
}

std::unique_ptr<ChannelLog> MemoryStore::open(const std::string&) {
  return std::make_unique<MemoryLog>(limits_, values::random_epoch());
}

}  // namespace ssot::history
