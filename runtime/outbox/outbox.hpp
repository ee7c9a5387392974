// outbox.hpp - what a connection does next: write one frame, wait, or close. Never two writes at once.
//
//   next() ─┬─ write: front() … written() → next() …
//           ├─ idle, until woken
//           └─ close: why()
//
// Bounded by Options::queue_limit and 64 KiB: it holds one batch of references, the backlog stays in the log.
// Knows no socket. Threads: used by one connection on its executor.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include <ssot/connection.hpp>

namespace ssot::outbox {

class Outbox {
 public:
  enum class Step { write, idle, close };

  explicit Outbox(std::shared_ptr<Feed> feed) : feed_(std::move(feed)) {}

  /// Must not be called between a `write` and its written(). After `close` it answers the same for ever.
  Step next();
  /// The frame to write; stays alive and unmoved until written().
  const EncodedMessage& front() const { return *batch_[at_]; }
  /// The front was handed to the operating system.
  void written();
  const CloseReason& why() const { return why_; }

 private:
  std::shared_ptr<Feed> feed_;
  std::vector<Frame> batch_ = {};
  std::size_t at_ = 0;
  bool closed_ = false;
  CloseReason why_ = {};
};

}  // namespace ssot::outbox
