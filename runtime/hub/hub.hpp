// hub.hpp - routes messages through channels to the cursors of members; the core of the manager, without a
// socket.
//
//   append → channel log ─┬─ cursor of member → take → batch → commit → channel.written
//                         └─ cursor of member → …
//   attach → cursors (user, all, thread)      detach, overrun, ended → closing → over
//
// A member merges its cursors by the order in which messages were accepted, over all its channels. Nothing is
// copied per member; a member that falls behind what a log keeps is told `reset` and closed with 1013. A
// user's (or thread's) first reader begins after the last written message; if earlier members are still
// closing, the place is decided once they have finished writing, for all who came meanwhile: so nothing is
// lost between two connections, and nothing comes twice unless a write failed half-way. What was accepted for a
// member that died before it was written is owed to the next who comes, though others of the user have read it.
//
// A member that speaks the protocol says where it stands, and acknowledges: it begins with its hello, waits
// for nobody, and is told `reset` without being closed. What it is told beside events (`aside`) stands in its
// stream at the one place where it is true, so it is made when its turn comes, and never queued twice.
// Threads: the caller serialises all calls and acts on the Effects after releasing its lock.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include <ssot/clock.hpp>
#include <ssot/delivery.hpp>
#include <ssot/options.hpp>

#include "codec/client_frame.hpp"
#include "codec/message.hpp"
#include "codec/server_frame.hpp"
#include "hub/channels.hpp"
#include "hub/effects.hpp"
#include "hub/event_order.hpp"
#include "hub/registry.hpp"

namespace ssot::hub {

/// What to do about it, in refusals and warnings.
inline constexpr const char* too_many_channels =
    "too many channels in this process, raise Options::history.channels";

class Hub {
 public:
  /// A user's state for a client that must begin anew; nothing if there is none.
  using Snapshot = std::function<std::optional<nlohmann::json>(const UserId&)>;

  /// `options` and `clock` must outlive the hub. `snapshot` is called under the caller's lock.
  Hub(const Options& options, const Clock& clock, std::unique_ptr<history::HistoryStore> store,
      Snapshot snapshot = {});

  // members
  MemberPtr attach(std::shared_ptr<Connection> connection, const void* key, Identity identity, Effects& fx);
  /// The identity of a member that is attached already.
  void reidentify(const MemberPtr& member, Identity identity, Effects& fx);
  /// Connection::start has returned, and all have been told that it came.
  void started(const MemberPtr& member, Effects& fx);
  void detach(const MemberPtr& member, CloseReason why, Effects& fx);
  /// False if there are too many channels.
  bool join(const MemberPtr& member, const RoomId& room, Effects& fx);
  bool leave(const MemberPtr& member, const RoomId& room, Effects& fx);
  void shutdown(const CloseReason& why, Effects& fx);
  /// Whether a member with this key has been detached and is not over yet.
  bool is_closing(const void* key) const;
  /// The member with this key, attached or about to be by its hello; null if there is none.
  MemberPtr known(const void* key) const;
  /// Those who have not said hello are found by no other function.
  MemberPtr find_greeting(const ConnectionId& id) const;
  /// No member that is attached or still closing.
  bool quiet() const { return registry_.size() == 0 && greeting_.empty() && closing_.empty(); }
  const Registry& registry() const { return registry_; }

  // messages
  Delivery send(const Target& target, codec::Message message, Effects& fx, SendOptions asked = {});
  Delivery broadcast(codec::Message message, const std::set<UserId>& exclude, Effects& fx);
  Delivery emit(const Scope& scope, const AgentEvent& event, codec::Message message, Effects& fx,
                OutcomeHandler on_outcome = {});

  // what Feed asks
  Feed::Next take(const MemberPtr& member, std::vector<Frame>& batch, CloseReason& why, Effects& fx);
  void commit(const MemberPtr& member, std::size_t n, Effects& fx);
  void ended(const MemberPtr& member, const CloseReason& why, bool slow, Effects& fx);

  // the conversation
  /// What a client said; true if it is a Say that the application is to have.
  bool heard(const MemberPtr& member, const codec::ClientFrame& frame, Effects& fx);
  /// The client broke the rules: it is closed, and may come back.
  void violation(const MemberPtr& member, const std::string& why, Effects& fx,
                 std::uint16_t code = close_code::protocol_error);
  /// Does what is due; how long until the next, nothing if it is over.
  std::optional<std::chrono::milliseconds> tick(const MemberPtr& member, Effects& fx);

  /// Moves what is to be told to senders into the effects. To be called after each of the others.
  void settle(Effects& fx);
  /// The end of all: whoever waits for an outcome is told.
  void give_up(Effects& fx);

  /// All but the counts of callbacks.
  Stats stats() const;

 private:
  void make_room(const UserId& user, Effects& fx);
  ConnectionId claim_id(const Identity& identity, const Member* self, Effects& fx);
  void subscribe(Member& member, const std::shared_ptr<Channel>& channel);
  void finish_reading(Cursor& cursor);
  void unsubscribe(Member& member, Channel::Kind kind, bool forget);
  std::shared_ptr<Channel> thread_of(const Member& member, Effects& fx);
  void join_thread(Member& member, Effects& fx);
  void lack(Member& member, const Cursor& cursor, std::uint64_t from);
  void owe(Member& member);
  void bound_closed(const MemberPtr& member, Effects& fx);
  void begin_closing(const MemberPtr& member, CloseReason why, Effects& fx);
  void overrun(const MemberPtr& member, const std::shared_ptr<Channel>& channel, Effects& fx);
  void find_overrun(Channel& channel, Effects& fx);
  void release_drain(Member& member, Effects& fx);
  bool wants_more(const Member& member) const;
  Cursor* earliest(Member& member);
  void decide_start(Member& member, Cursor& cursor);
  void decide_starts(Channel& channel);
  void tell_gone(Member& member, const CloseReason& why, Effects& fx);
  Frame frame_of(Cursor& cursor, Wire wire);
  Member::Control reset_for(const Member& member, const std::shared_ptr<Channel>& channel, const char* why);

  std::shared_ptr<Channel> channel_of(const Target& target, Delivery& refusal);
  std::optional<Delivery> no_room(const MessagePtr& message, std::size_t copies);
  Delivery append(Channel& channel, const MessagePtr& message, Effects& fx, SendOptions asked = {});
  void flush(Channel& channel, Effects& fx);
  bool flush_for(const Member& member, Effects& fx);
  Delivery refuse(Refusal refusal, std::string reason);

  // conversation.cpp
  void hello(const MemberPtr& member, const codec::Hello& said, Effects& fx);
  Frame ready_for(Member& member, const codec::Hello& said);
  void acknowledge(const MemberPtr& member, const codec::Ack& said, Effects& fx);
  void gap(const MemberPtr& member, const codec::Gap& said, Effects& fx);
  std::optional<Frame> aside(Member& member);
  Frame reset_said(const Member& member, Cursor& cursor);
  Frame bye_for(const Member& member);
  void end_for_leavings(const MemberPtr& member, Effects& fx);

  // resumption.cpp
  ResumablePtr session_for(const MemberPtr& member, const codec::Hello& said, Effects& fx);
  std::vector<Place> readings_for(const Member& member, const std::vector<Place>& places, Effects& fx);
  void read_on(Member& member, const Place& reading, const Position* named);
  void begin_reading(Member& member, const codec::Hello& said, const std::vector<Place>& readings);
  void acknowledge_late(Conversation& talk, const codec::Ack& said);
  void end_talk(Member& member, const CloseReason& why);
  void give_up_id(const ResumablePtr& session);
  void park(Member& member);
  void forget(const ResumablePtr& session);
  void forget_surplus();
  void let_go(std::vector<Place>& places);

  const Options& options_;
  const Clock& clock_;
  Registry registry_ = {};
  Channels channels_;
  EventOrder order_;
  ResumeTable resumes_;
  Snapshot snapshot_;
  std::unordered_set<MemberPtr> greeting_ = {};
  std::unordered_set<MemberPtr> closing_ = {};
  bool stopping_ = false;
  Stats stats_ = {};
};

}  // namespace ssot::hub
