// websocket_manager.hpp - the one way to reach clients over WebSockets; the only include that a program
// needs.
//
//   send / emit / broadcast  =>  channel log (offset)  =>  cursor of each connection  =>  socket
//   attach, Listener         =>  connection            =>  on<Connected>, on<Disconnected>, …
//
// One manager per process: `create` makes it, the composition root binds it once, everyone else asks
// websocket_manager(). A connection that one caller attached is therefore seen by all.
//
// Threads: every function may be called from any thread, from callbacks too. One mutex guards the tables; no
// user callback and no I/O runs under it. Messages of one thread to one channel keep their order. Callbacks
// run on the thread that caused them, after the call took effect; one that throws is caught, counted
// (Stats::callback_failures) and logged. Of one connection, Disconnected never comes before its Connected.
// The manager may be released inside a callback.
// Ownership: shared; when the last pointer goes, connections are closed with 1001 and the rest is dropped.
// Rejected: public constructors (N constructions became N managers whose connections could not see each
// other), virtual functions for tests (testing/recording_connection.hpp is what tests need).
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <chrono>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <ssot/agent_event.hpp>
#include <ssot/beast_stream.hpp>
#include <ssot/close_reason.hpp>
#include <ssot/connection.hpp>
#include <ssot/delivery.hpp>
#include <ssot/identity.hpp>
#include <ssot/log.hpp>
#include <ssot/notifications.hpp>
#include <ssot/options.hpp>
#include <ssot/payload.hpp>
#include <ssot/status.hpp>
#include <ssot/subscription.hpp>

namespace ssot {

/// Called with each message of a client whose socket the manager reads, one at a time per connection, on that
/// connection's executor: text or binary. A handler may take a std::string in the place of the Payload.
using MessageHandler = std::function<void(const ConnectionId&, Payload)>;

class WebSocketManager final {
 public:
  /// A manager that needs no executor: what is attached runs on its own. Throws std::invalid_argument if the
  /// services of the options have a cycle, a double or an unknown need; starts none of them.
  static std::shared_ptr<WebSocketManager> create(Options options = {});
  /// The same; a Listener without own threads accepts on `executor`, whose context must outlive the manager.
  static std::shared_ptr<WebSocketManager> create(boost::asio::any_io_executor executor,
                                                  Options options = {});

  WebSocketManager(const WebSocketManager&) = delete;
  WebSocketManager& operator=(const WebSocketManager&) = delete;

  // ---- connections ----

  /// Attaches a stream whose handshake is done. The application keeps reading it (an async_read must be under
  /// way for pings and closing to work) on the stream's executor, and must not write to it; the manager
  /// writes there, and only there. `wire` is what the application agreed with the client. A stream that is
  /// attached already keeps its place and takes on the new identity. An id that another connection of the
  /// same user holds is taken over (the older is closed with 4001); one that another user's holds is not: a
  /// fresh one is made. After shutdown(), and above a limit of the options, the stream is closed and its id
  /// never found; one that was detached and is still closing is left to close, with the same answer. The
  /// stream's io_context must outlive the attachment. Throws std::invalid_argument if `stream` is null, and for
  /// Wire::resume_v1, which only a reader can speak.
  ConnectionId attach(BeastStreamPtr stream, Identity identity, Wire wire = Wire::flat);

  /// Answers the upgrade request and attaches; the manager reads, too. The handshake runs on the socket's
  /// executor, which must be a strand or run by one thread; messages wait for it. Subprotocol
  /// "ssot.resume.v1" is taken if offered, and else "ssot.v1".
  ConnectionId attach(boost::asio::ip::tcp::socket socket, const UpgradeRequest& request, Identity identity,
                      MessageHandler on_message = {});

  /// Attaches any other carrier. A client that speaks "ssot.resume.v1" is Connected, and found, when it has said
  /// hello; if that resumes a session, under the id that the session had. Throws std::invalid_argument if `connection` is null, and what its start()
  /// throws; it is then not attached.
  ConnectionId attach(std::shared_ptr<Connection> connection, Identity identity);

  /// Ends a connection: it is gone from every table at once, gets what was sent to it before, then `reason`.
  /// False if it is not attached.
  bool detach(const ConnectionId& id, CloseReason reason = {});
  bool detach(const BeastStreamPtr& stream, CloseReason reason = {});
  bool detach(const std::shared_ptr<Connection>& connection, CloseReason reason = {});

  std::optional<ConnectionSnapshot> find(const ConnectionId& id) const;
  std::optional<ConnectionSnapshot> find(const BeastStreamPtr& stream) const;
  /// Oldest first.
  std::vector<ConnectionSnapshot> connections(const UserId& user) const;
  bool online(const UserId& user) const;

  /// False if the connection is not attached, or (leave) not in the room, or (join) there would be more
  /// channels than Options::history.channels, which is logged. Joining twice is joining once.
  bool join_room(const ConnectionId& id, const RoomId& room);
  bool leave_room(const ConnectionId& id, const RoomId& room);

  // ---- messages ----

  /// Sends a message as it is. To a user: all connections, or the next one if there is none. To a thread: the
  /// connections of the user whose thread it is (the first that attached with it), stored in between while
  /// the history lasts. To a session: its user. To a connection or room: who is there now. Unknown ones are
  /// refused.
  /// `asked` may let a later message take the place of this one, and ask what becomes of it (delivery.hpp).
  Delivery send(const Target& target, nlohmann::json message, SendOptions asked = {});

  /// Sends to every user who is online, except `exclude`. Stored even if that is nobody (recipients == 0).
  Delivery broadcast(nlohmann::json message, std::set<UserId> exclude = {});

  /// As send and broadcast, for bytes that are a message already: nothing is parsed or written anew. Clients without
  /// a subprotocol get them as they are. In an envelope, JSON stands as `d`, text as a JSON string, and binary as
  /// {"base64": …}. Text and JSON that are not UTF-8 are refused{invalid_message}.
  Delivery send_raw(const Target& target, Payload message, SendOptions asked = {});
  Delivery broadcast_raw(Payload message, std::set<UserId> exclude = {});

  /// Sends an agent event to all connections of scope.user, after checking its fields and, with scope.run,
  /// its order:
  ///   started, then any of thinking | tool_executing…tool_completed, then completed; once per (user, run,
  ///   agent), after the parent has started and before it completes. A tool may still be executing at
  ///   `agent_completed` only if its status is not a success.
  /// `on_outcome` is told what becomes of it (delivery.hpp).
  Delivery emit(const Scope& scope, AgentEvent event, OutcomeHandler on_outcome = {});

  /// Calls `callback` for each notification until the subscription ends.
  template <Notification Ev>
  Subscription on(std::function<void(const Ev&)> callback);

  // ---- sessions and state ----

  /// Opens a session with unguessable id (128 random bits, hex); reading or patching it restarts
  /// Options::session_ttl.
  SessionId open_session(const UserId& user, nlohmann::json data);
  std::optional<SessionSnapshot> session(const SessionId& id) const;
  /// Of one user, oldest first.
  std::vector<SessionId> sessions(const UserId& user) const;
  /// Merges (RFC 7396). False if there is no such session.
  bool patch_session(const SessionId& id, nlohmann::json patch);
  bool close_session(const SessionId& id);

  StateResult state(const UserId& user) const;
  /// Merges (RFC 7396) if `expected_version` is the current one; otherwise changes nothing and says conflict.
  StateResult apply_state(const UserId& user, nlohmann::json patch, std::uint64_t expected_version);

  // ---- resume, services ----

  /// Publishes ResumeNeeded. True if the connection is attached and resume is on for it.
  bool resume(const ConnectionId& id);
  void set_resume(const ConnectionId& id, bool on);

  /// Starts those of the named services, and of what they need, that do not run, each once, needs first;
  /// waits at most `limit` in all. Blocks; not for event-loop threads. Callers that come together wait for
  /// the same start.
  Readiness ensure_ready(const std::set<std::string>& services, std::chrono::milliseconds limit);
  /// ok if every declared service runs and shutdown() was not called.
  Readiness readiness() const;
  Degradation degradation() const;
  /// What the program's own checks found. False if no such service is declared.
  bool set_service_health(const std::string& service, bool healthy);

  Stats stats() const;

  /// For carriers and adapters that call user code: counts and logs what it threw. `where` names the
  /// callback.
  void report_callback_failure(const char* where, std::exception_ptr what) noexcept;

  /// Refuses new work, lets connections take what was stored for them, closes them with 1012. Returns at
  /// once; each connection is over within Options::close_limit.
  void shutdown();
  /// Waits until every connection is over; false if `limit` came first. Blocks; not for event-loop threads.
  bool wait_closed(std::chrono::milliseconds limit) const;

  /// What `create` was given.
  const Options& options() const noexcept;
  boost::asio::any_io_executor executor() const;

 private:
  struct Core;
  friend class CoreFeed;
  explicit WebSocketManager(std::shared_ptr<Core> core);
  ~WebSocketManager();
  std::shared_ptr<Core> core_;
};

extern template Subscription WebSocketManager::on<EventEmitted>(std::function<void(const EventEmitted&)>);
extern template Subscription WebSocketManager::on<ResumeNeeded>(std::function<void(const ResumeNeeded&)>);
extern template Subscription WebSocketManager::on<DegradationChanged>(
    std::function<void(const DegradationChanged&)>);
extern template Subscription WebSocketManager::on<StateSynced>(std::function<void(const StateSynced&)>);
extern template Subscription WebSocketManager::on<Connected>(std::function<void(const Connected&)>);
extern template Subscription WebSocketManager::on<Disconnected>(std::function<void(const Disconnected&)>);

/// Makes `manager` the process's one and returns it. Throws std::logic_error if one is bound,
/// std::invalid_argument if it is null. Keeps it alive until the process ends.
std::shared_ptr<WebSocketManager> bind_websocket_manager(std::shared_ptr<WebSocketManager> manager);
/// The bound manager. Both throw std::logic_error before bind_websocket_manager.
WebSocketManager& websocket_manager();
std::shared_ptr<WebSocketManager> websocket_manager_ptr();

}  // namespace ssot
