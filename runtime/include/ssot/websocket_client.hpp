// websocket_client.hpp - the other end of the wire: a client that loses nothing in silence.
//
//   start → connect → hello(resume) → ready → on_event …          on_reset: something is missing for good
//             ▲ wait (backoff, or what the server asked for) ◀─ lost        close → ack → 1000 → on_end
//
// Speaks "ssot.resume.v1" (docs/protocol.md): after a cut it comes back by itself, names where it stands in
// each channel, drops what it has seen already, and asks for what is missing. Each event is given to on_event
// once, in the order of its channel; what the server cannot give any more is told to on_reset, with the state
// from which to go on if the server has one.
//
// Threads: every function may be called from any thread. Callbacks run on a strand of the executor that was
// given, one at a time, with no lock held: they may call back into the client, close it, or release it. One
// that throws is caught and logged; its event counts as received. Ownership: shared; nothing keeps the client
// alive but its owner and the operation that is under way. When the last pointer goes, the connection is
// dropped without a word, and the server keeps the session until its time limit. The executor's context must
// outlive the client. TLS is not built in. Rejected: a blocking interface with a thread of its own (a program
// with an event loop would get a second one).
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include <ssot/close_reason.hpp>
#include <ssot/delivery.hpp>

namespace ssot {

/// One event, as its sender stored it.
struct ClientEvent {
  std::string channel;  ///< "user:ada", "room:r", …
  Position position;
  std::string id;  ///< Of the message; the same in each channel that it was sent to.
  std::string type;
  std::optional<std::string> run = {}, agent = {}, parent = {};
  nlohmann::json timestamp = {}, data = {};
};

/// Events between the client's place and `next` are lost to it.
struct ClientReset {
  std::string channel;
  std::string why;  ///< "epoch", "trimmed", "overflow", or "gone": the channel is not read any more.
  std::optional<Position> next = {};         ///< Of the next event; absent if gone.
  std::optional<nlohmann::json> state = {};  ///< {"v": version, "d": value} of the user, as of `next`.
};

struct ClientOptions {
  std::string host = "127.0.0.1";  ///< A name or an address.
  std::uint16_t port = 80;
  std::string target = "/";  ///< Path and query of the upgrade request.
  /// Further headers of the upgrade request, such as Authorization.
  std::map<std::string, std::string> headers = {};

  /// Name lookup, TCP and upgrade together.
  std::chrono::milliseconds connect_limit{10000};
  /// From the upgrade to the server's `ready`.
  std::chrono::milliseconds ready_limit{10000};
  /// From the decision to close until the socket is cut.
  std::chrono::milliseconds close_limit{5000};
  /// The wait before coming back, doubled each time, of which a random half is left out; the server's advice
  /// replaces both once it is known.
  std::chrono::milliseconds backoff_first{500}, backoff_most{30000};
  /// Attempts in a row that may fail before the client gives up; 0 is without end.
  std::size_t max_attempts = 0;
  /// Bytes of one message from the server; a larger one ends the connection.
  std::size_t message_limit = 4 * 1024 * 1024;
  /// Bytes that wait to be sent; what `send` adds above is not taken.
  std::size_t send_limit = 1024 * 1024;

  std::function<void(const ClientEvent&)> on_event = {};
  std::function<void(const ClientReset&)> on_reset = {};
  /// The conversation has begun; `resumed` if it is the one from before. A new one is in no room.
  std::function<void(bool resumed)> on_ready = {};
  /// The connection was lost, and the next attempt comes after `wait`.
  std::function<void(const CloseReason& why, std::chrono::milliseconds wait)> on_lost = {};
  /// Once, at the end: after close(), when the server has said not to come back, or when it was tried too
  /// often.
  std::function<void(const CloseReason& why)> on_end = {};
};

/// What became of a message to the server.
enum class ClientSend {
  queued,     ///< It goes out on this connection; if that is lost first, it is not sent again.
  not_ready,  ///< There is no conversation now.
  full,       ///< ClientOptions::send_limit is reached.
  invalid,    ///< Holds text that is not UTF-8, or is nested deeper than 1000.
  ended,      ///< on_end was called, or will be.
};

class WebSocketClient final {
 public:
  /// Does nothing before start(). Throws std::invalid_argument without an executor.
  static std::shared_ptr<WebSocketClient> create(boost::asio::any_io_executor executor,
                                                 ClientOptions options);
  WebSocketClient(const WebSocketClient&) = delete;
  WebSocketClient& operator=(const WebSocketClient&) = delete;

  /// Connects, and keeps coming back. Calls after the first do nothing.
  void start();
  /// A message for the server's on_message.
  ClientSend send(const nlohmann::json& message);
  /// Ends the session: what was received is acknowledged, and the server forgets the client. on_end follows,
  /// unless start() was never called.
  void close();
  /// Whether there is a conversation now.
  bool ready() const noexcept;

 private:
  class Impl;
  explicit WebSocketClient(std::shared_ptr<Impl> impl);
  ~WebSocketClient();
  std::shared_ptr<Impl> impl_;
};

}  // namespace ssot
