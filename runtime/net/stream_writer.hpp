// stream_writer.hpp - writes an outbox to a Beast WebSocket stream, and closes it, one operation at a time.
//
//   wake ──post──▶ pump: outbox.next() → async_write … written → next → idle
//                                      → close: async_close → ended
//
// Everything but wake and finish runs on the stream's executor. One timer watches writes
// (Options::write_limit, the peer that does not read; Beast's own timeout counts reads only) and the close
// (finish's limit), another asks the feed what is due by the clock. Holds itself while an operation is under way; handlers that wait for their turn hold it
// weakly.
#pragma once

#include <atomic>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/websocket.hpp>
#include <chrono>
#include <memory>
#include <optional>

#include <ssot/beast_stream.hpp>
#include <ssot/connection.hpp>

#include "outbox/outbox.hpp"

namespace ssot::net {

class StreamWriter : public std::enable_shared_from_this<StreamWriter> {
 public:
  /// Writes nothing before open(). `keep` lives as long as this does.
  StreamWriter(BeastStreamPtr stream, std::shared_ptr<Feed> feed, std::chrono::milliseconds write_limit,
               std::shared_ptr<void> keep = {});

  // any thread
  void wake();
  void finish(std::chrono::milliseconds limit);
  /// The WebSocket handshake is done.
  void open();

  // on the executor
  /// The peer has said that it closes: the end must be seen within `limit`.
  void finish_reading(std::chrono::milliseconds limit);
  /// The reader has seen the end; `why` as Feed::ended has it. The first end counts.
  void end(const CloseReason& why, bool slow = false);
  const std::shared_ptr<Feed>& feed() const { return feed_; }

 private:
  using Time = std::chrono::steady_clock::time_point;
  enum class Doing { nothing, writing, closing };

  template <class Task>
  void post(Task task);
  void pump();
  void write();
  void close();
  void watch(Time deadline);
  void unwatch();
  void on_timer();
  void tick();
  /// Ends, and closes the socket, so that whoever reads the stream learns of it.
  void cut(const CloseReason& why, bool slow = false);

  std::shared_ptr<void> keep_;
  BeastStreamPtr stream_;
  std::shared_ptr<Feed> feed_;
  outbox::Outbox outbox_;
  std::chrono::milliseconds write_limit_;
  boost::asio::steady_timer timer_;
  boost::asio::steady_timer beat_;
  bool watching_ = false;
  unsigned wait_ = 0;  // the number of the wait that counts
  Time write_by_ = Time::max();
  Time finish_by_ = Time::max();
  Doing doing_ = Doing::nothing;
  bool open_ = false;
  bool over_ = false;
  std::atomic<bool> woken_ = false;
};

/// `why` fit for a close frame: a code that may be sent, text of at most 123 bytes that ends between
/// characters.
boost::beast::websocket::close_reason close_frame(const CloseReason& why);
/// What Feed::ended is told of an error: the code that Beast has closed with, 1006 for a connection that was
/// lost.
CloseReason loss(const boost::system::error_code& error);

}  // namespace ssot::net
