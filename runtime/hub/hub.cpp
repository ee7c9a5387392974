// hub.cpp - the part of Hub that moves messages: append, take, commit.
#include "hub/hub.hpp"

#include <algorithm>
#include <utility>

namespace ssot::hub {
namespace {

constexpr std::size_t batch_bytes = 64 * 1024;

}  // namespace

// ---- in ----

Delivery Hub::refuse(Refusal refusal, std::string reason) {
  ++stats_.refused;
  return {Stored::refused, std::nullopt, std::move(reason), refusal, 0};
}

// The channel a target means; without one, `refusal` says why.
std::shared_ptr<Channel> Hub::channel_of(const Target& target, Delivery& refusal) {
  const history::Time now = clock_.steady();
  const std::string& id = target.value;
  if (target.kind == Target::Kind::user) {
    const auto known = channels_.find(Channel::Kind::user, id);
    if (known || channels_.room_for_channel(now)) return channels_.open(Channel::Kind::user, id, now);
    refusal = refuse(Refusal::full, too_many_channels);
    return nullptr;
  }
  if (target.kind == Target::Kind::connection) {
    if (const MemberPtr member = registry_.find(ConnectionId{id})) {
      const auto channel = channels_.open(Channel::Kind::connection, id, now);
      if (!channel->readers.contains(member.get())) subscribe(*member, channel);
      return channel;
    }
    refusal = refuse(Refusal::unknown_target, "connection '" + id + "' is not attached");
    return nullptr;
  }
  const bool thread = target.kind == Target::Kind::thread;
  const auto channel = channels_.find(thread ? Channel::Kind::thread : Channel::Kind::room, id);
  if (channel && (thread || !channel->readers.empty() || channel->holders > 0)) {
    channel->active = now;
    return channel;
  }
  refusal = refuse(Refusal::unknown_target, thread ? "no connection was attached with thread '" + id + "'"
                                                   : "nobody is in room '" + id + "'");
  return nullptr;
}

std::optional<Delivery> Hub::no_room(const MessagePtr& message, std::size_t copies) {
  if (stopping_)
    return refuse(Refusal::shutting_down, "shutdown() was called, the server takes no new messages");
  const std::size_t size = message->size();
  if (size > options_.message_limit) {
    return refuse(Refusal::too_large, "message of " + std::to_string(size) +
                                          " bytes is above Options::message_limit (" +
                                          std::to_string(options_.message_limit) + ")");
  }
  if (!channels_.room_for(copies * (size + sizeof(history::Entry)), clock_.steady())) {
    return refuse(Refusal::full, "the histories are full, raise Options::history.total_bytes");
  }
  return std::nullopt;
}

Delivery Hub::send(const Target& target, codec::Message message, Effects& fx, SendOptions asked) {
  const auto shared = std::make_shared<const codec::Message>(std::move(message));
  if (auto refusal = no_room(shared, 1)) return *refusal;
  Delivery refusal;
  const auto channel = channel_of(target, refusal);
  if (!channel) return refusal;
  ++stats_.stored;
  return append(*channel, shared, fx, std::move(asked));
}

Delivery Hub::broadcast(codec::Message message, const std::set<UserId>& exclude, Effects& fx) {
  const auto shared = std::make_shared<const codec::Message>(std::move(message));
  const history::Time now = clock_.steady();
  if (exclude.empty()) {
    if (auto refusal = no_room(shared, 1)) return *refusal;
    ++stats_.stored;
    return append(*channels_.open(Channel::Kind::all, "", now), shared, fx);
  }
  std::vector<UserId> users = registry_.users(), away = resumes_.away_users();
  users.insert(users.end(), away.begin(), away.end());
  std::sort(users.begin(), users.end());
  users.erase(std::unique(users.begin(), users.end()), users.end());
  if (auto refusal = no_room(shared, users.size())) return *refusal;
  ++stats_.stored;
  // An excluded user would see a hole in the offsets of the shared channel, so each other user's own is
  // written.
  Delivery sum{Stored::stored};
  for (const UserId& user : users) {
    if (exclude.contains(user)) continue;
    sum.recipients += append(*channels_.open(Channel::Kind::user, user.value, now), shared, fx).recipients;
  }
  return sum;
}

Delivery Hub::emit(const Scope& scope, const AgentEvent& event, codec::Message message, Effects& fx,
                   OutcomeHandler on_outcome) {
  if (std::string wrong = order_.check(scope, event); !wrong.empty()) {
    return refuse(Refusal::wrong_order, std::move(wrong));
  }
  Delivery delivery = send(Target::user(scope.user), std::move(message), fx,
                           {.on_outcome = std::move(on_outcome)});
  if (delivery.accepted()) order_.apply(scope, event);
  return delivery;
}

Delivery Hub::append(Channel& channel, const MessagePtr& message, Effects& fx, SendOptions asked) {
  Delivery delivery{Stored::stored};
  const history::Time now = clock_.steady();
  if (!asked.latest.empty()) {
    const bool took =
        channels_.hold(channel, {std::move(asked.latest), message, now, std::move(asked.on_outcome)});
    if (took) delivery.status = Stored::coalesced;
  } else {
    flush(channel, fx);  // what was accepted before keeps its place before
    const std::uint64_t first = channel.log->first();
    const std::uint64_t offset = channels_.append(channel, message, now, std::move(asked.on_outcome));
    delivery.position = Position{channel.log->epoch(), offset};
    if (channel.log->first() != first) find_overrun(channel, fx);
  }
  delivery.recipients = channel.readers.size();
  for (const Member* reader : channel.readers) {
    if (reader->started) fx.wake.push_back(reader->connection);
  }
  return delivery;
}

void Hub::flush(Channel& channel, Effects& fx) {
  if (channel.latest.empty()) return;
  const std::uint64_t first = channel.log->first();
  channels_.flush(channel);
  if (channel.log->first() != first) find_overrun(channel, fx);
}

// A member that has taken all else is ready for what could still be coalesced. Nothing if there is none.
bool Hub::flush_for(const Member& member, Effects& fx) {
  std::vector<std::shared_ptr<Channel>> channels;
  for (const Cursor& cursor : member.cursors) {
    const bool ready = cursor.open() && cursor.next == cursor.channel->log->next();
    if (ready && !cursor.channel->latest.empty()) channels.push_back(cursor.channel);
  }
  for (const auto& channel : channels) flush(*channel, fx);
  return !channels.empty();
}

Member::Control Hub::reset_for(const Member& member, const std::shared_ptr<Channel>& channel,
                               const char* why) {
  const Position next{channel->log->epoch(), channel->log->first()};
  return {codec::reset_frame(member.connection->wire(), channel->name, next, why, clock_.wall()), channel,
          next.offset - 1};
}

// ---- out ----

void Hub::decide_start(Member& member, Cursor& cursor) {
  channels_.trim(*cursor.channel, clock_.steady());
  cursor.next = cursor.follows ? std::min(cursor.channel->written + 1, cursor.from) : cursor.from;
  if (const auto owed = cursor.channel->owed.claim()) cursor.next = std::min(cursor.next, *owed);
  if (cursor.next < cursor.channel->log->first()) {
    ++stats_.resets;
    member.control.push_back(reset_for(member, cursor.channel, "trimmed"));
    cursor.next = cursor.channel->log->first();
  }
}

// All that came while earlier members were writing, at once: the first of them to write moves `written`.
void Hub::decide_starts(Channel& channel) {
  for (Member* reader : channel.readers) {
    for (Cursor& cursor : reader->cursors) {
      if (cursor.channel.get() == &channel && cursor.next == Cursor::undecided) decide_start(*reader, cursor);
    }
  }
}

// The cursor whose next message was accepted first; null if nothing waits.
Cursor* Hub::earliest(Member& member) {
  Cursor* best = nullptr;
  std::uint64_t best_sequence = 0;
  for (Cursor& cursor : member.cursors) {
    if (cursor.next == Cursor::undecided || (member.talk && !cursor.announced)) continue;
    if (cursor.next >= std::min(cursor.end, cursor.channel->log->next())) continue;
    if (cursor.next < cursor.channel->log->first()) return &cursor;
    const std::uint64_t sequence = cursor.channel->log->at(cursor.next).sequence;
    if (best && sequence > best_sequence) continue;
    best = &cursor;
    best_sequence = sequence;
  }
  return best;
}

Frame Hub::frame_of(Cursor& cursor, Wire wire) {
  history::Entry& entry = cursor.channel->log->at(cursor.next);
  const Position at{cursor.channel->log->epoch(), cursor.next};
  if (wire == Wire::flat) {
    if (!entry.flat) entry.flat = codec::flat_frame(*entry.message);
    return entry.flat;
  }
  if (wire == Wire::resume_v1) {
    if (!entry.resume) entry.resume = codec::resume_frame(*entry.message, cursor.channel->wire_name, at);
    return entry.resume;
  }
  if (!entry.v1) entry.v1 = codec::v1_frame(*entry.message, cursor.channel->name, at);
  return entry.v1;
}

Feed::Next Hub::take(const MemberPtr& member, std::vector<Frame>& batch, CloseReason& why, Effects& fx) {
  batch.clear();
  member->batch.clear();
  member->committed = 0;
  if (member->state == Member::State::over) {
    why = member->why;
    return Feed::Next::close;
  }
  std::erase_if(member->cursors, [&](const Cursor& cursor) {
    if (member->talk && member->state == Member::State::open) return false;  // first it is told `left`
    return !member->draining && !cursor.open() && cursor.next != Cursor::undecided &&
           cursor.next >= cursor.end;
  });
  std::size_t bytes = 0;
  const Wire wire = member->connection->wire();
  const auto put = [&](Frame frame, std::shared_ptr<Channel> channel, std::uint64_t offset, bool event = false) {
    bytes += frame->size();
    batch.push_back(std::move(frame));
    member->batch.push_back({std::move(channel), offset, event});
  };
  while (batch.size() < std::max<std::size_t>(options_.queue_limit, 1) && bytes < batch_bytes) {
    if (!member->control.empty()) {
      Member::Control& said = member->control.front();
      put(std::move(said.frame), std::move(said.channel), said.offset);
      member->control.erase(member->control.begin());
      continue;
    }
    if (member->talk) {
      if (auto frame = aside(*member)) {
        put(std::move(*frame), nullptr, 0);
        continue;
      }
    }
    Cursor* cursor = earliest(*member);
    if (!cursor && flush_for(*member, fx)) continue;
    if (!cursor) break;
    if (cursor->next < cursor->channel->log->first()) {
      if (member->talk) {
        cursor->lost = codec::ResetWhy::overflow;
        continue;
      }
      overrun(member, std::shared_ptr<Channel>(cursor->channel), fx);
      continue;
    }
    put(frame_of(*cursor, wire), cursor->channel, cursor->next, true);
    cursor->sent = std::max(cursor->sent, cursor->next);
    ++cursor->next;
  }
  if (!batch.empty()) return Feed::Next::frames;
  if (member->state != Member::State::closing) return Feed::Next::idle;
  release_drain(*member, fx);
  if (member->talk && !std::exchange(member->talk->bye_said, true)) {
    put(bye_for(*member), nullptr, 0);
    return Feed::Next::frames;
  }
  why = member->why;
  return Feed::Next::close;
}

void Hub::commit(const MemberPtr& member, std::size_t n, Effects& fx) {
  n = std::min(n, member->batch.size() - member->committed);
  stats_.written += n;
  const history::Time now = clock_.steady();
  for (; n > 0; --n) {
    const Member::Taken& taken = member->batch[member->committed++];
    if (!taken.channel) continue;
    history::ChannelLog& log = *taken.channel->log;
    if (taken.event && taken.offset >= log.first()) {
      stats_.delivery.add(std::chrono::duration<double>(now - log.at(taken.offset).at).count());
    }
    channels_.wrote(*taken.channel, taken.offset);
    if (member->talk) continue;
    taken.channel->written = std::max(taken.channel->written, taken.offset);
    const bool alone = taken.channel->kind == Channel::Kind::connection && taken.channel->readers.size() < 2;
    if (alone && taken.channel->unheld()) channels_.release(*taken.channel, taken.offset + 1);  // nobody else comes for it
  }
  if (member->state == Member::State::closing && !wants_more(*member)) release_drain(*member, fx);
}

Stats Hub::stats() const {
  Stats stats = stats_;
  stats.connections = registry_.size();
  stats.users = registry_.user_count();
  stats.expired = stats.dropped = channels_.expired();
  stats.coalesced = channels_.coalesced();
  stats.away = resumes_.away();
  for (const MemberPtr& member : registry_.all()) {
    for (const Cursor& cursor : member->cursors) {
      const std::uint64_t next = cursor.next == Cursor::undecided ? cursor.channel->written + 1 : cursor.next;
      const std::uint64_t from = std::max(next, cursor.channel->log->first());
      stats.queued += cursor.channel->log->next() - std::min(from, cursor.channel->log->next());
    }
  }
  return stats;
}

}  // namespace ssot::hub
