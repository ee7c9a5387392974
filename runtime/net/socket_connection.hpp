// socket_connection.hpp - a raw socket with its upgrade request: answers it, reads, writes, closes.
//
//   start → async_accept (101, subprotocol) → writer.open → read loop → on_message … → ended
//
// permessage-deflate is not offered: Beast 1.81 fails on valid compressed messages when it reads into a
// growing buffer. Messages are read into a buffer that may grow to the message limit and no further. Runs on
// the socket's executor, which must be a strand or have one thread. Lives while it reads.
#pragma once

#include <atomic>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include <ssot/beast_stream.hpp>
#include <ssot/connection.hpp>
#include <ssot/websocket_manager.hpp>

#include "net/token_bucket.hpp"

namespace ssot::net {

class StreamWriter;

struct SocketLimits {
  std::chrono::milliseconds handshake{10000};
  std::chrono::milliseconds idle{120000};
  std::chrono::milliseconds write{30000};
  std::chrono::milliseconds close{5000};
  std::size_t message = 65536;
  RateLimit rate = {};  ///< Of messages and pings together.
};

class SocketConnection final : public Connection, public std::enable_shared_from_this<SocketConnection> {
 public:
  /// `keep`, if any, lives as long as this does. `on_message` must not throw. `too_fast` is called once, when the
  /// rate is exceeded, and is to close the connection: what comes from then on is not heard.
  SocketConnection(boost::asio::ip::tcp::socket socket, UpgradeRequest request, SocketLimits limits,
                   MessageHandler on_message, std::shared_ptr<void> keep = {},
                   std::function<void(SocketConnection&)> too_fast = {});
  Wire wire() const noexcept override { return wire_; }
  void start(std::shared_ptr<Feed> feed) override;
  void wake() override;
  void finish(std::chrono::milliseconds limit) override;

 private:
  void accept();
  void read();
  bool hears();

  std::shared_ptr<void> keep_;
  BeastStreamPtr stream_;
  UpgradeRequest request_;
  SocketLimits limits_;
  MessageHandler on_message_;
  std::function<void(SocketConnection&)> too_fast_;
  TokenBucket rate_;
  bool deaf_ = false;
  Wire wire_;
  boost::beast::flat_buffer buffer_;
  std::shared_ptr<StreamWriter> writer_ = {};
};

/// The best wire of those that the client offers as subprotocols (RFC 6455 §4.2.2, item 5).
Wire wire_for(const UpgradeRequest& request);

}  // namespace ssot::net
