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
// lost between two connections, and nothing comes twice unless a write failed half-way. Threads: the caller
// serialises all calls and acts on the Effects after releasing its lock.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include <ssot/clock.hpp>
#include <ssot/delivery.hpp>
#include <ssot/options.hpp>

#include "codec/message.hpp"
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
  /// `options` and `clock` must outlive the hub.
  Hub(const Options& options, const Clock& clock, std::unique_ptr<history::HistoryStore> store);

  // members
  MemberPtr attach(std::shared_ptr<Connection> connection, const void* key, Identity identity, Effects& fx);
  /// The identity of a member that is attached already.
  void reidentify(const MemberPtr& member, Identity identity, Effects& fx);
  /// Connection::start has returned, and all have been told that it came.
  void started(const MemberPtr& member, Effects& fx);
  void detach(const MemberPtr& member, CloseReason why, Effects& fx);
  /// False if there are too many channels.
  bool join(const MemberPtr& member, const RoomId& room, Effects& fx);
  bool leave(const MemberPtr& member, const RoomId& room);
  void shutdown(const CloseReason& why, Effects& fx);
  /// Whether a member with this key has been detached and is not over yet.
  bool is_closing(const void* key) const;
  /// No member that is attached or still closing.
  bool quiet() const { return registry_.size() == 0 && closing_.empty(); }
  const Registry& registry() const { return registry_; }

  // messages
  Delivery send(const Target& target, codec::Message message, Effects& fx);
  Delivery broadcast(codec::Message message, const std::set<UserId>& exclude, Effects& fx);
  Delivery emit(const Scope& scope, const AgentEvent& event, codec::Message message, Effects& fx);

  // what Feed asks
  Feed::Next take(const MemberPtr& member, std::vector<Frame>& batch, CloseReason& why, Effects& fx);
  void commit(const MemberPtr& member, std::size_t n, Effects& fx);
  void ended(const MemberPtr& member, const CloseReason& why, bool slow, Effects& fx);

  /// All but the counts of callbacks.
  Stats stats() const;

 private:
  using MessagePtr = std::shared_ptr<const codec::Message>;

  void make_room(const UserId& user, Effects& fx);
  ConnectionId claim_id(const Identity& identity, const Member* self, Effects& fx);
  void subscribe(Member& member, const std::shared_ptr<Channel>& channel);
  void unsubscribe(Member& member, Channel::Kind kind, bool forget);
  void join_thread(Member& member, Effects& fx);
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
  Delivery append(Channel& channel, const MessagePtr& message, Effects& fx);
  Delivery refuse(Refusal refusal, std::string reason);

  const Options& options_;
  const Clock& clock_;
  Registry registry_ = {};
  Channels channels_;
  EventOrder order_;
  std::unordered_set<MemberPtr> closing_ = {};
  std::uint64_t sequence_ = 0;
  bool stopping_ = false;
  Stats stats_ = {};
};

}  // namespace ssot::hub
