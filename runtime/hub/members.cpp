// members.cpp - the part of Hub that knows who is attached: attach, identities, rooms. How they go is closing.cpp.
#include <algorithm>
#include <string>
#include <utility>

#include "hub/hub.hpp"
#include "values/random_id.hpp"

namespace ssot::hub {
namespace {

// A cursor that was closed and has no more to take. One whose start is undecided leaves what waits to its
// successor, who waits for the same earlier member. A client that knows that it reads is yet to be told `left`.
bool nothing_left(const Cursor& cursor) {
  return !cursor.open() && !cursor.announced && (cursor.next == Cursor::undecided || cursor.next >= cursor.end);
}

}  // namespace

Hub::Hub(const Options& options, const Clock& clock, std::unique_ptr<history::HistoryStore> store,
         Snapshot snapshot)
    : options_(options),
      clock_(clock),
      channels_(options.history, std::move(store)),
      order_(options.run_limit),
      resumes_(options.protocol),
      snapshot_(std::move(snapshot)) {}

void Hub::settle(Effects& fx) {
  forget_surplus();
  Outcomes fresh = channels_.take_outcomes();
  fx.outcomes.insert(fx.outcomes.end(), std::make_move_iterator(fresh.begin()),
                     std::make_move_iterator(fresh.end()));
}

void Hub::give_up(Effects& fx) {
  channels_.give_up();
  settle(fx);
}

MemberPtr Hub::attach(std::shared_ptr<Connection> connection, const void* key, Identity identity,
                      Effects& fx) {
  const bool refused = stopping_ || registry_.size() + greeting_.size() >= options_.connection_limit;
  const bool talks = connection->wire() == Wire::resume_v1;
  const bool named = identity.connection.has_value();
  if (refused) identity.connection = std::nullopt;  // takes nobody's place
  const ConnectionId id = !talks              ? claim_id(identity, nullptr, fx)
                          : identity.connection ? *identity.connection
                                                : ConnectionId{values::random_id()};
  identity.connection = id;
  auto member = std::make_shared<Member>(ConnectionSnapshot{id, std::move(identity)}, std::move(connection),
                                         key, options_.resume.enabled);
  if (talks) member->talk.emplace().named = named;
  if (refused) {
    const CloseReason why = stopping_ ? CloseReason{close_code::service_restart, "server is shutting down"}
                                      : CloseReason{close_code::try_again_later, "too many connections"};
    begin_closing(member, why, fx);
    return member;
  }
  const history::Time now = clock_.steady();
  if (talks) {  // takes its place when it has said hello
    member->talk->hello_by = now + options_.protocol.hello_limit;
    greeting_.insert(member);
    return member;
  }
  make_room(member->snapshot.identity.user, fx);
  registry_.add(member);
  subscribe(*member, channels_.open(Channel::Kind::user, member->snapshot.identity.user.value, now));
  subscribe(*member, channels_.open(Channel::Kind::all, "", now));
  join_thread(*member, fx);
  fx.notices.push_back(Connected{member->snapshot});
  return member;
}

void Hub::make_room(const UserId& user, Effects& fx) {
  const std::vector<MemberPtr>& mine = registry_.of_user(user);
  if (mine.size() < std::max<std::size_t>(options_.per_user_limit, 1)) return;
  detach(MemberPtr(mine.front()), {close_code::replaced, "replaced: too many connections of this user"}, fx);
}

ConnectionId Hub::claim_id(const Identity& identity, const Member* self, Effects& fx) {
  if (!identity.connection) return ConnectionId{values::random_id()};
  if (const ResumablePtr away = resumes_.away_as(*identity.connection)) {
    if (away->user != identity.user) {
      fx.warnings.push_back("connection id '" + identity.connection->value +
                            "' belongs to a session of another user, a fresh one was made");
      return ConnectionId{values::random_id()};
    }
    give_up_id(away);
  }
  const MemberPtr holder = registry_.find(*identity.connection);
  if (!holder || holder.get() == self) return *identity.connection;
  if (holder->snapshot.identity.user != identity.user) {
    fx.warnings.push_back("connection id '" + identity.connection->value +
                          "' belongs to another user, a fresh one was made");
    return ConnectionId{values::random_id()};
  }
  detach(holder, {close_code::replaced, "replaced by a newer connection"}, fx);
  return *identity.connection;
}

void Hub::reidentify(const MemberPtr& member, Identity identity, Effects& fx) {
  if (!identity.connection) identity.connection = member->snapshot.id;
  if (member->talk && member->talk->greeting) {
    member->snapshot = {*identity.connection, std::move(identity)};
    return;
  }
  if (member->talk && member->snapshot.identity.user != identity.user) {  // a session has one user
    return detach(member, {close_code::normal, "attached as another user"}, fx);
  }
  const ConnectionId id = claim_id(identity, member.get(), fx);
  identity.connection = id;
  const ConnectionSnapshot before = member->snapshot;
  const bool other_user = before.identity.user != identity.user;
  if (other_user) make_room(identity.user, fx);
  registry_.remove(*member);
  member->snapshot = {id, std::move(identity)};
  registry_.add(member);
  if (member->talk) member->talk->session->connection = id;
  if (other_user) {
    for (const auto kind :
         {Channel::Kind::user, Channel::Kind::thread, Channel::Kind::room, Channel::Kind::connection}) {
      unsubscribe(*member, kind, true);
    }
    subscribe(*member,
              channels_.open(Channel::Kind::user, member->snapshot.identity.user.value, clock_.steady()));
    fx.notices.push_back(Disconnected{before, {close_code::normal, "attached as another user"}});
    fx.notices.push_back(Connected{member->snapshot});
  }
  if (!other_user && before.id != id) unsubscribe(*member, Channel::Kind::connection, false);
  if (other_user || before.identity.thread != member->snapshot.identity.thread) {
    unsubscribe(*member, Channel::Kind::thread, false);
    join_thread(*member, fx);
  }
  bound_closed(member, fx);
  if (member->started) fx.wake.push_back(member->connection);
}

void Hub::subscribe(Member& member, const std::shared_ptr<Channel>& channel) {
  const auto waits = [&](const Member* reader) {
    return std::any_of(reader->cursors.begin(), reader->cursors.end(), [&](const Cursor& cursor) {
      return cursor.channel == channel && cursor.next == Cursor::undecided;
    });
  };
  const bool replay =
      channel->replays() && std::all_of(channel->readers.begin(), channel->readers.end(), waits);
  channels_.flush(*channel);  // what was accepted before is not new to this member
  channel->readers.insert(&member);
  if (member.talk) {  // waits for nobody: what an earlier one has not received for sure is for this one, too
    Cursor cursor{channel, replay ? channel->written + 1 : channel->log->next()};
    cursor.from = cursor.next;
    cursor.confirmed = cursor.next - 1;
    if (cursor.next < channel->log->first()) cursor.lost = codec::ResetWhy::trimmed;
    if (cursor.lost) ++stats_.resets;
    member.cursors.push_back(std::move(cursor));
    return;
  }
  const bool kept = channel->replays() && (replay || channel->owed.any() || channel->draining > 0);
  member.cursors.push_back({channel, kept ? Cursor::undecided : channel->log->next()});
  member.cursors.back().from = channel->log->next();
  member.cursors.back().follows = replay;
  if (kept && channel->draining == 0) decide_start(member, member.cursors.back());
}

// What was accepted until now is still for the cursor's member.
void Hub::finish_reading(Cursor& cursor) {
  channels_.flush(*cursor.channel);
  cursor.end = cursor.channel->log->next();
}

// `forget`: what waits is not for this member any more; otherwise it still takes what was stored until now.
void Hub::unsubscribe(Member& member, Channel::Kind kind, bool forget) {
  for (Cursor& cursor : member.cursors) {
    if (!cursor.open() || cursor.channel->kind != kind) continue;
    cursor.channel->readers.erase(&member);
    finish_reading(cursor);
  }
  std::erase_if(member.cursors, [&](const Cursor& cursor) {
    return cursor.channel->kind == kind && (forget || nothing_left(cursor));
  });
}

// A thread belongs to the user who named it first, as long as it holds anything: who merely knows its id gets
// nothing.
std::shared_ptr<Channel> Hub::thread_of(const Member& member, Effects& fx) {
  const Identity& identity = member.snapshot.identity;
  if (!identity.thread) return nullptr;
  const std::string& id = identity.thread->value;
  auto channel = channels_.find(Channel::Kind::thread, id);
  if (channel && channel->owner != identity.user) {
    if (!channel->unused() || !channel->latest.empty() || !channel->all_written() || channel->owed.any()) {
      fx.warnings.push_back("thread '" + id +
                            "' belongs to another user, the connection was attached without it");
      return nullptr;
    }
    channels_.drop(*channel);
  }
  const history::Time now = clock_.steady();
  if (!channels_.find(Channel::Kind::thread, id) && !channels_.room_for_channel(now)) {
    fx.warnings.push_back(std::string("the connection was attached without its thread: ") +
                          too_many_channels);
    return nullptr;
  }
  channel = channels_.open(Channel::Kind::thread, id, now);
  channel->owner = identity.user;
  return channel;
}

void Hub::join_thread(Member& member, Effects& fx) {
  if (const auto channel = thread_of(member, fx)) subscribe(member, channel);
}

void Hub::started(const MemberPtr& member, Effects& fx) {
  member->started = true;
  if (member->unannounced) fx.notices.push_back(*std::exchange(member->unannounced, std::nullopt));
  if (member->state == Member::State::over) return;  // start itself, or another thread, has ended it
  fx.wake.push_back(member->connection);
  if (member->state == Member::State::closing)
    fx.finish.emplace_back(member->connection, options_.close_limit);
}

MemberPtr Hub::known(const void* key) const {
  if (!key) return nullptr;
  if (MemberPtr member = registry_.find_key(key)) return member;
  for (const MemberPtr& member : greeting_) {
    if (member->key == key) return member;
  }
  return nullptr;
}

MemberPtr Hub::find_greeting(const ConnectionId& id) const {
  for (const MemberPtr& member : greeting_) {
    if (member->snapshot.id == id) return member;
  }
  return nullptr;
}

bool Hub::join(const MemberPtr& member, const RoomId& room, Effects& fx) {
  const history::Time now = clock_.steady();
  if (!channels_.find(Channel::Kind::room, room.value) && !channels_.room_for_channel(now)) {
    fx.warnings.push_back(std::string("join_room: ") + too_many_channels);
    return false;
  }
  const auto channel = channels_.open(Channel::Kind::room, room.value, now);
  if (!channel->readers.contains(member.get())) subscribe(*member, channel);
  if (member->talk && member->started) fx.wake.push_back(member->connection);  // it is told from where it reads
  return true;
}

bool Hub::leave(const MemberPtr& member, const RoomId& room, Effects& fx) {
  const auto channel = channels_.find(Channel::Kind::room, room.value);
  if (!channel || channel->readers.erase(member.get()) == 0) return false;
  for (Cursor& cursor : member->cursors) {
    if (cursor.channel == channel && cursor.open()) finish_reading(cursor);
  }
  std::erase_if(member->cursors, [&](const Cursor& c) { return c.channel == channel && nothing_left(c); });
  bound_closed(member, fx);
  if (member->talk && member->started) fx.wake.push_back(member->connection);
  return true;
}

}  // namespace ssot::hub
