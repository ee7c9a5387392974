// identity.hpp - who and what a message is for: strong ids, identities, scopes, targets.
//
//   UserId ─┬─ ConnectionId, ConnectionId, …   (each may name a ThreadId, join RoomIds)
//           ├─ SessionId, …                    (data kept between connections)
//           └─ RunId ─ AgentId ─ AgentId …     (the order of agent events)
//
// Ids are distinct types because all of them are text: a user passed as a thread must not compile.
// Rejected: one `std::string` alias per id, which is what let legacy code send to a thread as if it were a
// user. Values only: no member here is shared, so each object is as thread-safe as an int.
#pragma once

#include <compare>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <utility>

namespace ssot {

/// A text that names one kind of thing. Ordered and hashable; empty is an id like any other.
template <class Tag>
struct Id {
  std::string value;
  explicit Id(std::string v) : value(std::move(v)) {}
  auto operator<=>(const Id&) const = default;
};

using UserId = Id<struct UserTag>;
using ThreadId = Id<struct ThreadTag>;
using RunId = Id<struct RunTag>;
using AgentId = Id<struct AgentTag>;
using ConnectionId = Id<struct ConnectionTag>;
using SessionId = Id<struct SessionTag>;
using RoomId = Id<struct RoomTag>;

/// Who a connection belongs to. Without `connection`, attach makes an unguessable id (128 random bits, hex).
struct Identity {
  UserId user;
  std::optional<ThreadId> thread = {};
  std::optional<ConnectionId> connection = {};
  bool operator==(const Identity&) const = default;
};

/// A connection as it was when asked; it may have gone since.
struct ConnectionSnapshot {
  ConnectionId id;
  Identity identity;  ///< `identity.connection` equals `id`.
  bool operator==(const ConnectionSnapshot&) const = default;
};

/// Where an agent event belongs. With `run`, order is enforced per (user, run, agent);
/// `parent` names the agent that started this one within the same run.
struct Scope {
  UserId user;
  std::optional<ThreadId> thread = {};
  std::optional<RunId> run = {};
  std::optional<AgentId> agent = {};
  std::optional<AgentId> parent = {};
};

/// The addressee of `send`. Made only by the named functions, so the kind is always said.
struct Target {
  enum class Kind { user, thread, connection, session, room };
  Kind kind;
  std::string value;

  static Target user(UserId id) { return {Kind::user, std::move(id.value)}; }
  static Target thread(ThreadId id) { return {Kind::thread, std::move(id.value)}; }
  static Target connection(ConnectionId id) { return {Kind::connection, std::move(id.value)}; }
  static Target session(SessionId id) { return {Kind::session, std::move(id.value)}; }
  static Target room(RoomId id) { return {Kind::room, std::move(id.value)}; }
};

}  // namespace ssot

template <class Tag>
struct std::hash<ssot::Id<Tag>> {
  std::size_t operator()(const ssot::Id<Tag>& id) const noexcept {
    return std::hash<std::string>{}(id.value);
  }
};
