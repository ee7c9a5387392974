// resume_table.hpp - the sessions of clients that may come back: who they are, and who waits.
//
//   open → with a member ──park──▶ away (time limit, number) ──take_back──▶ with another member
//                                    └── surplus → erase                (1000: erase at once)
//
// A session outlives its connections. It keeps what the next one needs and the client cannot be trusted with:
// whose it is, which rooms, which connection id. Where the client stands it says itself; what the session
// knows of that is only what was acknowledged. All that are away have the same time limit, so the one that
// went first is over first, and no timer is needed. Not the sessions of WebSocketManager::open_session, which
// are data of the program. Threads: the caller serialises.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <ssot/identity.hpp>
#include <ssot/options.hpp>

#include "hub/channel.hpp"

namespace ssot::hub {

struct Member;

/// A channel that a session reads, or has left and not received to the end (as Cursor has it).
struct Place {
  std::shared_ptr<Channel> channel;
  std::uint64_t from, confirmed, end;
  bool open() const { return end == Cursor::open_end; }
};

struct Resumable {
  std::string sid, key;
  UserId user;
  ConnectionId connection;
  Member* member = nullptr;      ///< Who speaks for it now; null while it is away.
  std::uint64_t generation = 0;  ///< Counts the members; what an earlier one still says is not for this one.
  std::vector<Place> places = {};  ///< While it is away.
  history::Time since{};
  std::list<std::shared_ptr<Resumable>>::iterator turn = {};
  bool away = false;
};

using ResumablePtr = std::shared_ptr<Resumable>;

class ResumeTable {
 public:
  explicit ResumeTable(const ProtocolOptions& options) : options_(options) {}

  /// A new session, under an id and a key of 128 random bits each.
  ResumablePtr open(const UserId& user);
  /// The session, if `key` is its key (compared in constant time) and `user` its user.
  ResumablePtr find(const std::string& sid, std::string_view key, const UserId& user) const;
  /// The session that is away and will come back under this connection id.
  ResumablePtr away_as(const ConnectionId& id) const;
  /// Users of whom a session is away; some may be in it more than once.
  std::vector<UserId> away_users() const;

  /// Its client has gone; `places` must be set.
  void park(const ResumablePtr& session, history::Time now);
  /// Its client is back; returns the places.
  std::vector<Place> take_back(const ResumablePtr& session);
  /// One that is away will come back under another connection id.
  void rename(const ResumablePtr& session, ConnectionId id);
  /// A session that is to end because its time is up, or because there are too many; null if there is none.
  ResumablePtr surplus(history::Time now) const;
  void erase(const ResumablePtr& session);
  std::size_t away() const { return by_time_.size(); }

 private:
  void leave_queue(const ResumablePtr& session);

  ProtocolOptions options_;
  std::unordered_map<std::string, ResumablePtr> by_sid_ = {};
  std::unordered_map<ConnectionId, ResumablePtr> by_connection_ = {};   ///< Those that are away.
  std::unordered_map<UserId, std::vector<ResumablePtr>> by_user_ = {};  ///< Those that are away, in order.
  std::list<ResumablePtr> by_time_ = {};                                ///< Away longest first.
  UserId crowded_{""};  ///< Whose session was parked last: the only one who may have too many.
};

/// Whether the texts are equal; the time that it takes tells nothing but their lengths.
bool equal_in_constant_time(std::string_view left, std::string_view right);

}  // namespace ssot::hub
