// conversation.cpp - the part of Hub that talks with clients of "ssot.resume.v1": hello, ack, gap, and what is
// said beside events. What a client comes back to is resumption.cpp.
#include <algorithm>
#include <chrono>
#include <utility>

#include "hub/hub.hpp"
#include "values/random_id.hpp"

namespace ssot::hub {
namespace {

Frame frame(std::string text) {
  return std::make_shared<const EncodedMessage>(std::move(text));
}

bool is_of(const Cursor& cursor, const std::string& channel, std::uint64_t epoch) {
  return cursor.announced && cursor.channel->wire_name == channel && cursor.channel->log->epoch() == epoch;
}

codec::Positions positions_of(const Member& member) {
  codec::Positions positions;
  for (const Cursor& cursor : member.cursors) {
    if (!cursor.announced) continue;
    positions[cursor.channel->wire_name] = {cursor.channel->log->epoch(), cursor.next - 1};
  }
  return positions;
}

}  // namespace

// ---- in ----

bool Hub::heard(const MemberPtr& member, const codec::ClientFrame& said, Effects& fx) {
  if (!member->talk || member->talk->fenced || member->state == Member::State::over) return false;
  const bool to_application = std::holds_alternative<codec::Say>(said);
  if (const auto* ack = std::get_if<codec::Ack>(&said); ack && !member->talk->greeting) {
    acknowledge(member, *ack, fx);
    return false;
  }
  if (member->state != Member::State::open) return to_application && !member->talk->greeting;
  const auto* first = std::get_if<codec::Hello>(&said);
  if (member->talk->greeting != (first != nullptr)) {
    violation(member, first ? "hello comes once" : "the first message must be hello", fx);
    return false;
  }
  if (first) hello(member, *first, fx);
  if (const auto* missing = std::get_if<codec::Gap>(&said)) gap(member, *missing, fx);
  return to_application;
}

void Hub::violation(const MemberPtr& member, const std::string& why, Effects& fx, std::uint16_t code) {
  detach(member, {code, "protocol: " + why}, fx);
}

void Hub::hello(const MemberPtr& member, const codec::Hello& said, Effects& fx) {
  forget_surplus();
  greeting_.erase(member);
  member->talk->greeting = false;
  member->talk->beat_at = clock_.steady() + options_.protocol.heartbeat;
  const ResumablePtr session = session_for(member, said, fx);
  std::vector<Place> places = resumes_.take_back(session);
  make_room(session->user, fx);
  registry_.add(member);
  begin_reading(*member, said, readings_for(*member, places, fx));
  let_go(places);
  Frame ready = ready_for(*member, said);  // queues the resets that follow it
  member->control.insert(member->control.begin(), {std::move(ready)});
  fx.notices.push_back(Connected{member->snapshot});
  if (member->started) fx.wake.push_back(member->connection);
}

void Hub::acknowledge(const MemberPtr& member, const codec::Ack& said, Effects& fx) {
  Conversation& talk = *member->talk;
  if (member->state != Member::State::open) return acknowledge_late(talk, said);
  for (const auto& [name, position] : said.positions) {
    std::uint64_t sent = 0;
    bool reads = false;
    for (Cursor& cursor : member->cursors) {
      if (!is_of(cursor, name, position.epoch)) continue;
      reads = true;
      sent = std::max({sent, cursor.sent, cursor.confirmed});
      const std::uint64_t to =
          std::min({position.offset, std::max(cursor.sent, cursor.next - 1), cursor.end - 1});
      if (to <= cursor.confirmed) continue;
      channels_.confirm(*cursor.channel, std::max(cursor.confirmed, cursor.from - 1), to);
      cursor.confirmed = to;
    }
    if (reads && position.offset > sent) return violation(member, "it acknowledges what was not sent", fx);
  }
  const auto through = [](const Cursor& cursor) { return cursor.left_said && cursor.confirmed_to_end(); };
  if (std::erase_if(member->cursors, through) > 0 && member->started) fx.wake.push_back(member->connection);
}

void Hub::gap(const MemberPtr& member, const codec::Gap& said, Effects& fx) {
  if (++member->talk->gaps > options_.protocol.gap_limit) {
    return violation(member, "it asks for too much again", fx, close_code::policy);
  }
  const auto cursor = std::find_if(member->cursors.begin(), member->cursors.end(), [&](const Cursor& each) {
    return is_of(each, said.channel, said.from.epoch);
  });
  if (cursor == member->cursors.end()) return;                          // it left the channel meanwhile
  if (said.from.offset > 0 && said.from.offset < cursor->from) return;  // it has not read its reset yet
  if (said.from.offset == 0 || said.from.offset > cursor->next) {
    return violation(member, "it misses what was not sent", fx);
  }
  channels_.trim(*cursor->channel, clock_.steady());
  cursor->next = said.from.offset;
  if (cursor->next < cursor->channel->log->first()) {
    cursor->lost = codec::ResetWhy::trimmed;
    ++stats_.resets;
  }
  cursor->left_said = false;  // it is told again, after the rest
  cursor->replay_from = said.from.offset;
  cursor->replay_to = std::min(cursor->channel->log->next(), cursor->end) - 1;
  if (member->started) fx.wake.push_back(member->connection);
}

std::optional<std::chrono::milliseconds> Hub::tick(const MemberPtr& member, Effects& fx) {
  if (!member->talk || member->state != Member::State::open) return std::nullopt;
  Conversation& talk = *member->talk;
  const history::Time now = clock_.steady();
  if (talk.greeting && now >= talk.hello_by) {
    violation(member, "no hello came in time", fx, close_code::policy);
    return std::nullopt;
  }
  if (!talk.greeting && now >= talk.beat_at) {
    talk.beat_due = true;
    talk.beat_at = now + options_.protocol.heartbeat;
    talk.gaps = 0;
    if (member->started) fx.wake.push_back(member->connection);
  }
  const auto left =
      std::chrono::ceil<std::chrono::milliseconds>((talk.greeting ? talk.hello_by : talk.beat_at) - now);
  return std::max(left, std::chrono::milliseconds{1});
}

// ---- out ----

Frame Hub::ready_for(Member& member, const codec::Hello& said) {
  codec::Ready ready;
  ready.version = std::min(said.version, codec::protocol_version);
  ready.sid = member.talk->session->sid;
  ready.key = member.talk->session->key;
  ready.positions = positions_of(member);
  if (said.resume) {
    for (const auto& [name, position] : said.resume->positions) {
      const auto cursor = std::find_if(member.cursors.begin(), member.cursors.end(),
                                       [&, &name = name](auto& c) { return c.channel->wire_name == name; });
      const bool read = cursor != member.cursors.end();
      ready.resumed[name] = read && !cursor->lost;
      if (read) continue;
      ++stats_.resets;
      member.control.push_back({frame(codec::write(codec::Reset{name, codec::ResetWhy::gone}))});
    }
  }
  ready.heartbeat = options_.protocol.heartbeat;
  ready.ack_every = std::max<std::size_t>(options_.protocol.ack_every, 1);
  ready.ack_within = options_.protocol.ack_within;
  ready.retain = options_.history.age;
  ready.session = options_.protocol.session_ttl;
  ready.backoff_first = options_.resume.delay(1);
  ready.backoff_most = std::max(options_.resume.max, ready.backoff_first);
  return frame(codec::write(ready));
}

// What is to be said before the next event, if anything. Each is true only at this place of the stream.
std::optional<Frame> Hub::aside(Member& member) {
  const bool open = member.state == Member::State::open;
  for (std::size_t i = 0; i < member.cursors.size(); ++i) {
    Cursor& cursor = member.cursors[i];
    if (cursor.left_said) continue;
    if (open && !cursor.open() && !cursor.announced && cursor.next >= cursor.end) {
      member.cursors.erase(member.cursors.begin() + static_cast<std::ptrdiff_t>(i--));
      continue;
    }
    if (!cursor.announced) {
      if (earlier_of_channel(member, cursor)) continue;
      cursor.announced = true;
      return frame(codec::write(
          codec::At{{{cursor.channel->wire_name, {cursor.channel->log->epoch(), cursor.next - 1}}}}));
    }
    if (cursor.lost) return reset_said(member, cursor);
    if (cursor.replay_to && cursor.next > *cursor.replay_to) {
      const std::uint64_t to = *std::exchange(cursor.replay_to, std::nullopt);
      return frame(codec::write(codec::Replayed{cursor.channel->wire_name, cursor.replay_from, to}));
    }
    if (open && !cursor.open() && cursor.next >= cursor.end) {
      const codec::Left left{cursor.channel->wire_name, cursor.end - 1};
      cursor.left_said = true;
      if (cursor.confirmed_to_end())
        member.cursors.erase(member.cursors.begin() + static_cast<std::ptrdiff_t>(i));
      return frame(codec::write(left));
    }
  }
  if (open && std::exchange(member.talk->beat_due, false)) {
    return frame(codec::write(codec::Beat{positions_of(member)}));
  }
  return std::nullopt;
}

Frame Hub::reset_said(const Member& member, Cursor& cursor) {
  const Channel& channel = *cursor.channel;
  codec::Reset reset{channel.wire_name, *std::exchange(cursor.lost, std::nullopt)};
  cursor.next = std::min(std::max({cursor.next, channel.log->first(), cursor.from}), cursor.end);
  cursor.from = cursor.next;
  reset.next = Position{channel.log->epoch(), cursor.next};
  cursor.sent = std::max(cursor.sent, reset.next->offset - 1);
  if (channel.kind == Channel::Kind::user && snapshot_) {
    reset.state = snapshot_(member.snapshot.identity.user);
  }
  return frame(codec::write(reset));
}

Frame Hub::bye_for(const Member& member) {
  using std::chrono::milliseconds;
  codec::Bye bye{resumable(member.why.code), milliseconds{0}};
  const bool restart =
      member.why.code == close_code::service_restart || member.why.code == close_code::going_away;
  const milliseconds spread = options_.protocol.restart_spread;
  if (restart && spread.count() > 0) {
    bye.after = milliseconds{static_cast<milliseconds::rep>(values::random_epoch()) % spread.count()};
  }
  if (member.why.code == close_code::try_again_later) bye.after = options_.resume.delay(1);
  return frame(codec::write(bye));
}

// It leaves channels and never acknowledges what was left of them.
void Hub::end_for_leavings(const MemberPtr& member, Effects& fx) {
  const ResumablePtr session = member->talk->session;
  violation(member, "it does not acknowledge", fx, close_code::policy);
  forget(session);
}

}  // namespace ssot::hub
