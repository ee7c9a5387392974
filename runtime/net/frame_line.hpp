// frame_line.hpp - frames on their way out, in their order, over a transport that takes any part of them.
//
//   data(frame) … control(frame) …  =>  flush  =>  bytes
//
// A control frame overtakes data that has not begun, and never stands within a frame. Small frames are copied together
// into one buffer of the thread, larger ones are gathered where they are; so many messages are one write, and a large
// one is never copied. Rejected: a write for each frame. Threads: used by one at a time.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "net/transport.hpp"
#include "wire/frame_header.hpp"

namespace ssot::net {

class FrameLine {
 public:
  using Bytes = std::shared_ptr<const std::string>;

  void data(const wire::FrameHeader& header, Bytes payload);
  /// Whole frames, or what stands before all frames. Goes ahead of data.
  void control(std::string bytes);
  /// A pong; of more than 32 that wait, the oldest is given up (RFC 6455 section 5.5.3).
  void pong(std::string bytes);
  /// Behind everything.
  void last(std::string bytes);
  /// Gives up data that has not begun.
  void drop_data();
  bool empty() const { return first_ == items_.size(); }

  /// Writes until nothing is left or `ec`. Adds to `done` the data frames of which nothing is left.
  void flush(Transport& transport, std::size_t& done, Transport::Error& ec);

 private:
  enum class Kind : std::uint8_t { data, control, pong };
  struct Item {
    Kind kind;
    wire::FrameHeader header;
    Bytes payload;
    std::size_t size() const { return header.size + payload->size(); }
  };
  void insert(Kind kind, std::string bytes);
  void advance(std::size_t bytes, std::size_t& done);

  std::vector<Item> items_ = {};
  std::size_t first_ = 0;   ///< The item under way.
  std::size_t offset_ = 0;  ///< Of it, what has been written.
};

}  // namespace ssot::net
