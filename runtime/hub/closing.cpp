// closing.cpp - the part of Hub that knows how members go: detached, overrun, drained, over; and what is owed then.
//
//   detach ─▶ closing (takes what is left) ─ ended ─▶ over ─ lacked something? ─▶ Channel::owed ─▶ the next who comes
//   overrun ─▶ told `reset` ─▶ detach
#include <algorithm>
#include <map>
#include <utility>

#include "hub/hub.hpp"

namespace ssot::hub {

void Hub::detach(const MemberPtr& member, CloseReason why, Effects& fx) {
  if (member->state != Member::State::open) return;
  if (greeting_.erase(member) > 0) return begin_closing(member, std::move(why), fx);
  registry_.remove(*member);
  tell_gone(*member, why, fx);
  begin_closing(member, std::move(why), fx);
}

void Hub::begin_closing(const MemberPtr& member, CloseReason why, Effects& fx) {
  member->state = Member::State::closing;
  member->why = std::move(why);
  closing_.insert(member);
  for (Cursor& cursor : member->cursors) {
    if (!cursor.open()) continue;
    cursor.channel->readers.erase(member.get());
  }
  end_talk(*member, member->why);
  for (Cursor& cursor : member->cursors) {
    if (cursor.open()) finish_reading(cursor);
  }
  if (member->talk && member->talk->fenced) member->cursors.clear();
  // Those that are at their end stay: their last messages may be in the batch that is being written.
  std::erase_if(member->cursors, [&](const Cursor& cursor) {
    if (cursor.next != Cursor::undecided) return false;
    lack(*member, cursor, cursor.from);
    return true;
  });
  if (wants_more(*member)) {
    member->draining = true;
    for (Cursor& cursor : member->cursors) ++cursor.channel->draining;
  }
  if (!member->started) return;
  fx.wake.push_back(member->connection);
  fx.finish.emplace_back(member->connection, options_.close_limit);
}

// Nobody hears that a connection has gone before all have heard that it came: `started` tells the rest.
void Hub::tell_gone(Member& member, const CloseReason& why, Effects& fx) {
  Disconnected gone{member.snapshot, why};
  if (member.started) {
    fx.notices.push_back(std::move(gone));
  } else {
    member.unannounced = std::move(gone);
  }
}

bool Hub::wants_more(const Member& member) const {
  return member.committed < member.batch.size() || !member.control.empty() ||
         std::any_of(
             member.cursors.begin(), member.cursors.end(),
             [](const Cursor& cursor) {
               return cursor.next < std::min(cursor.end, cursor.channel->log->next());
             });
}

void Hub::release_drain(Member& member, Effects& fx) {
  if (!member.draining) return;
  member.draining = false;
  for (Cursor& cursor : member.cursors) {
    if (--cursor.channel->draining > 0) continue;
    decide_starts(*cursor.channel);
    for (const Member* reader : cursor.channel->readers) {
      if (reader->started) fx.wake.push_back(reader->connection);
    }
  }
}

void Hub::ended(const MemberPtr& member, const CloseReason& why, bool slow, Effects& fx) {
  if (member->state == Member::State::over) return;
  if (slow) ++stats_.slow_closed;
  if (member->state == Member::State::open && greeting_.erase(member) == 0) {
    registry_.remove(*member);
    for (Cursor& cursor : member->cursors) {
      if (cursor.open()) cursor.channel->readers.erase(member.get());
    }
    tell_gone(*member, why, fx);
  }
  end_talk(*member, why);
  owe(*member);
  release_drain(*member, fx);
  member->state = Member::State::over;
  closing_.erase(member);
  if (const auto own = channels_.find(Channel::Kind::connection, member->snapshot.id.value);
      own && own->unused()) {
    channels_.drop(*own);
  }
  member->cursors.clear();
  member->batch.clear();
  member->committed = 0;
  member->control.clear();
  member->lacks.clear();
  fx.released.push_back(std::move(member->connection));  // and with it the feed, which holds the member
}

bool Hub::is_closing(const void* key) const {
  return key &&
         std::any_of(closing_.begin(), closing_.end(), [&](const MemberPtr& m) { return m->key == key; });
}

void Hub::shutdown(const CloseReason& why, Effects& fx) {
  stopping_ = true;
  for (const MemberPtr& member : registry_.all()) detach(member, why, fx);
  for (const MemberPtr& member : std::vector(greeting_.begin(), greeting_.end())) detach(member, why, fx);
}

// ---- what is owed ----

// The cursor goes before the member does: from this offset on, what was accepted for the member is not written.
void Hub::lack(Member& member, const Cursor& cursor, std::uint64_t from) {
  const bool plain = !member.talk && cursor.channel->replays();
  const std::uint64_t end = std::min(cursor.end, cursor.channel->log->next());
  if (plain && from < end) member.lacks.push_back({cursor.channel, from});
}

// What a member without the protocol was to have and did not write is owed to the next who comes: one place for
// each channel, the lowest. A reset that was not written counts with the offset before it, so it is told again.
void Hub::owe(Member& member) {
  if (member.talk) return;
  for (Cursor& cursor : member.cursors) {
    if (cursor.open()) finish_reading(cursor);
    lack(member, cursor, cursor.next == Cursor::undecided ? cursor.from : cursor.next);
  }
  std::map<std::shared_ptr<Channel>, std::uint64_t> lowest;
  const auto note = [&](const std::shared_ptr<Channel>& channel, std::uint64_t from) {
    if (!channel || !channel->replays()) return;
    const auto [place, fresh] = lowest.emplace(channel, from);
    if (!fresh) place->second = std::min(place->second, from);
  };
  for (const Member::Taken& lacked : member.lacks) note(lacked.channel, lacked.offset);
  for (const Member::Control& said : member.control) note(said.channel, said.offset);
  for (std::size_t i = member.committed; i < member.batch.size(); ++i) {
    note(member.batch[i].channel, member.batch[i].offset);
  }
  for (const auto& [channel, from] : lowest) channel->owed.add(from);
}

// ---- slow members ----

// A member whose write is stuck does not come to take, so those left behind are found when the log is
// trimmed.
void Hub::find_overrun(Channel& channel, Effects& fx) {
  std::vector<std::pair<MemberPtr, std::shared_ptr<Channel>>> behind;
  for (const Member* reader : channel.readers) {
    if (reader->talk) continue;  // is told when it takes
    for (const Cursor& cursor : reader->cursors) {
      const bool here = cursor.channel.get() == &channel && cursor.open() && cursor.next != Cursor::undecided;
      if (here && cursor.next < channel.log->first())
        behind.emplace_back(registry_.find(reader->snapshot.id), cursor.channel);
    }
  }
  for (const auto& [member, log] : behind) overrun(member, log, fx);
}

void Hub::overrun(const MemberPtr& member, const std::shared_ptr<Channel>& channel, Effects& fx) {
  ++stats_.slow_closed;
  ++stats_.resets;
  member->control.push_back(reset_for(*member, channel, "overflow"));
  std::erase_if(member->cursors, [&](Cursor& cursor) {
    if (cursor.open()) cursor.channel->readers.erase(member.get());
    const bool undecided = cursor.next == Cursor::undecided;
    // What it has missed comes with its next connection, as far as it is kept, and from where the reset says.
    const std::uint64_t place = undecided ? cursor.from : cursor.next;
    lack(*member, cursor, cursor.channel == channel ? std::max(place, channel->log->first()) : place);
    cursor.end = cursor.next;
    return undecided;
  });
  detach(member, {close_code::try_again_later, "reads too slowly, reconnect and resume"}, fx);
}

// Who leaves channels and does not take what it was to have of them would pile up their ends.
void Hub::bound_closed(const MemberPtr& member, Effects& fx) {
  constexpr std::ptrdiff_t most = 64;
  const auto closed = [](const Cursor& cursor) { return !cursor.open(); };
  if (std::count_if(member->cursors.begin(), member->cursors.end(), closed) <= most) return;
  if (member->talk) return end_for_leavings(member, fx);
  const auto channel = std::find_if(member->cursors.begin(), member->cursors.end(), closed)->channel;
  overrun(member, channel, fx);
}

}  // namespace ssot::hub
