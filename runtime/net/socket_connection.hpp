// socket_connection.hpp - a raw socket with its upgrade request: answers it, reads, writes, closes.
//
//   start → 101 → open ─┬─ readable → frames → on_message …  → what it caused is written in the same turn
//                       ├─ woken → take, write
//                       └─ close (theirs, ours, a violation) → ending: close frame out → TCP ended, told to the feed
//                                                            → lingering: read to the end → gone
//
// Reads and writes without blocking; what a turn of reading stored for this connection goes out in one write, and
// the next turn of reading is put behind what else the loop has to do: under load the client's next message is there
// by then, and no turn is lost to find that it is not. What others store is written once a turn of the loop has brought
// nothing more, after 8 turns at the latest: a burst goes out in one write. It holds 256 bytes of buffer while it
// is idle: a small message comes with the wait for it. Runs on the socket's
// executor, which must be a strand or have one thread. Lives while it waits for the socket.
// Rejected: Beast's stream, whose write takes one frame at a time, and whose reader (1.81) fails on valid compressed
// messages. A stream that the program upgraded itself is beast_connection.hpp's matter.
#pragma once

#include <array>
#include <atomic>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <ssot/beast_stream.hpp>
#include <ssot/connection.hpp>
#include <ssot/listener.hpp>
#include <ssot/websocket_manager.hpp>

#include "net/frame_line.hpp"
#include "net/token_bucket.hpp"
#include "net/transport.hpp"
#include "wire/frame_reader.hpp"
#include "wire/upgrade_answer.hpp"

namespace ssot::net {

struct SocketLimits {
  std::chrono::milliseconds idle{120000};
  std::chrono::milliseconds write{30000};
  std::chrono::milliseconds close{5000};
  std::size_t message = 65536;
  RateLimit rate = {};  ///< Of messages and pings together.
  CompressionOptions compression = {};
};

class SocketConnection final : public Connection, public std::enable_shared_from_this<SocketConnection> {
 public:
  /// `keep`, if any, lives as long as this does. `on_message` must not throw. `too_fast` is called once, when the
  /// rate is exceeded, and is to close the connection: what comes from then on is not heard.
  SocketConnection(std::unique_ptr<Transport> transport, UpgradeRequest request, SocketLimits limits,
                   MessageHandler on_message, std::shared_ptr<void> keep = {},
                   std::function<void(SocketConnection&)> too_fast = {});
  Wire wire() const noexcept override { return wire_; }
  void start(std::shared_ptr<Feed> feed) override;
  void wake() override;
  void finish(std::chrono::milliseconds limit) override;

 private:
  using Time = std::chrono::steady_clock::time_point;
  enum class Phase {
    opening,
    open,
    closing,    ///< Our close frame follows what was stored; theirs has not come.
    ending,     ///< What is in the line goes out, then TCP ends.
    lingering,  ///< The feed was told; what the peer still sends is thrown away.
    gone,
  };

  template <class Task>
  void post(Task task);
  void accept();
  void look();
  void wait_to_read();
  void read_turn(std::size_t there = 0);
  void read_again();
  void digest(char* begin, char* end);
  void hear(std::string message);
  bool hears();
  void on_close(const CloseReason& theirs);
  void pump();
  bool take();
  bool flush();
  void put(const Frame& frame);
  void end_with(const CloseReason& why, std::string frame);
  void end_tcp();
  void read_error(const Transport::Error& ec);
  void report(const CloseReason& why, bool slow = false);
  /// Ends without manners.
  void cut(const CloseReason& why, bool slow = false);
  void vanish();
  void watch(Time deadline);
  void on_timer();
  void tick();

  std::shared_ptr<void> keep_;
  std::unique_ptr<Transport> transport_;
  std::optional<UpgradeRequest> request_;
  SocketLimits limits_;
  MessageHandler on_message_;
  std::function<void(SocketConnection&)> too_fast_;
  TokenBucket rate_;
  bool deaf_ = false;
  std::array<char, 256> first_{};  ///< What a wait for the socket brings with it.
  Wire wire_;
  std::shared_ptr<Feed> feed_ = {};
  wire::FrameReader reader_;
  std::optional<wire::Compression> compression_ = {};
  FrameLine line_ = {};
  std::vector<Frame> batch_ = {};
  CloseReason why_ = {};  ///< How it ends, from Phase::closing on.
  Phase phase_ = Phase::opening;
  bool blocked_ = false;  ///< Waits until the socket takes more.
  bool dirty_ = false;    ///< Woken within its own turn.
  bool told_ = false;     ///< The feed knows that it is over.
  std::atomic<bool> woken_ = false;    ///< Something was stored since the last look.
  std::atomic<bool> expected_ = false; ///< A look is coming.
  unsigned looks_ = 0;                 ///< Since the first thing that is not written.

  boost::asio::steady_timer timer_;
  std::optional<boost::asio::steady_timer> beat_ = {};
  bool watching_ = false;
  bool pinged_ = false;
  unsigned wait_ = 0;  ///< The number of the timer's wait that counts.
  Time heard_at_ = {};
  Time write_by_ = Time::max();
  Time finish_by_ = Time::max();
};

/// The best wire of those that the client offers as subprotocols (RFC 6455 §4.2.2, item 5).
Wire wire_for(const UpgradeRequest& request);

}  // namespace ssot::net
