// conversation.cpp - the third of Hub that talks with clients of "ssot.resume.v1": hello, ack, gap, and what
// is said beside events.
//
//   hello ─ session (sid, key, user) ─ fence ─ channels ─ a place in each ─▶ ready, then the stream
//
// A place that a client names counts only in a channel that it reads anyway, by its identity or by its
// session: so naming a channel, an epoch or an offset opens nothing.
#include <algorithm>
#include <chrono>
#include <utility>

#include "hub/hub.hpp"
#include "values/random_id.hpp"

namespace ssot::hub {
namespace {

Frame frame(std::string text) {
  return std::make_shared<const std::string>(std::move(text));
}

bool is_of(const Cursor& cursor, const std::string& channel, std::uint64_t epoch) {
  return cursor.announced && cursor.channel->wire_name == channel && cursor.channel->log->epoch() == epoch;
}

// An earlier cursor of the channel is not confirmed yet: the client left it, and came again. Two at once
// would be one channel with two places.
bool earlier_of_channel(const Member& member, const Cursor& cursor) {
  return std::any_of(member.cursors.begin(), member.cursors.end(), [&](const Cursor& other) {
    return &other < &cursor && other.channel->wire_name == cursor.channel->wire_name;
  });
}

std::vector<Place> places_of(const Member& member) {
  std::vector<Place> places;
  for (const Cursor& cursor : member.cursors) {
    if (cursor.open() || !cursor.confirmed_to_end()) {
      places.push_back({cursor.channel, cursor.from, cursor.confirmed, cursor.end});
    }
  }
  return places;
}

// Cursors whose turn cannot come any more: `left` is not said to a client that is closed, it hears of it
// again when it comes back.
void drop_waiting(Member& member) {
  for (std::size_t i = member.cursors.size(); i-- > 0;) {
    const Cursor& cursor = member.cursors[i];
    if (cursor.announced || !earlier_of_channel(member, cursor)) continue;
    member.cursors.erase(member.cursors.begin() + static_cast<std::ptrdiff_t>(i));
  }
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

// The session that the client comes back to, or a new one; the member is its voice from now on.
ResumablePtr Hub::session_for(const MemberPtr& member, const codec::Hello& said, Effects& fx) {
  Identity identity = member->snapshot.identity;
  ResumablePtr session;
  if (said.resume) session = resumes_.find(said.resume->sid, said.resume->key, identity.user);
  if (session && session->member) {
    const MemberPtr before = registry_.find(session->member->snapshot.id);
    before->talk->fenced = true;
    detach(before, {close_code::replaced, "replaced: the session goes on elsewhere"}, fx);
  }
  if (session) {
    ++stats_.resumed;
    if (!member->talk->named) identity.connection = session->connection;
    if (session->away && session->connection != *identity.connection) give_up_id(session);
  } else {
    session = resumes_.open(identity.user);
  }
  const bool own = session->away && session->connection == *identity.connection;
  const ConnectionId id = own ? session->connection : claim_id(identity, nullptr, fx);
  identity.connection = id;
  if (session->away) resumes_.rename(session, id);
  session->connection = id;
  session->member = member.get();
  member->talk->session = session;
  member->talk->generation = ++session->generation;
  member->snapshot = {id, std::move(identity)};
  return session;
}

// The program names connections, and this session's got another: what was sent to the old one alone has
// nobody.
void Hub::give_up_id(const ResumablePtr& session) {
  std::vector<Place> own;
  std::erase_if(session->places, [&](const Place& place) {
    const bool is = place.channel->kind == Channel::Kind::connection;
    if (is) own.push_back(place);
    return is;
  });
  let_go(own);
  resumes_.rename(session, ConnectionId{values::random_id()});
}

// What the client is to read, in the order of its stream: first the rest of what it had left, then the
// channels of its identity, then those of its session. A place of which nothing is known ends with 0.
std::vector<Place> Hub::readings_for(const Member& member, const std::vector<Place>& places, Effects& fx) {
  const history::Time now = clock_.steady();
  std::vector<Place> readings;
  std::copy_if(places.begin(), places.end(), std::back_inserter(readings),
               [](const Place& place) { return !place.open(); });
  std::vector<std::shared_ptr<Channel>> own{
      channels_.open(Channel::Kind::user, member.snapshot.identity.user.value, now),
      channels_.open(Channel::Kind::all, "", now)};
  if (auto thread = thread_of(member, fx)) own.push_back(std::move(thread));
  for (const Place& place : places) {
    const Channel::Kind kind = place.channel->kind;
    const bool by_session = kind == Channel::Kind::room || kind == Channel::Kind::connection;
    if (by_session && place.open()) own.push_back(place.channel);
  }
  for (const auto& channel : own) {
    const auto place = std::find_if(places.begin(), places.end(),
                                    [&](const Place& p) { return p.channel == channel && p.open(); });
    readings.push_back(place == places.end() ? Place{channel, 0, 0, 0} : *place);
  }
  return readings;
}

// A position that the client names belongs to the last reading that had begun there: those before are
// through, those after are new to it.
void Hub::begin_reading(Member& member, const codec::Hello& said, const std::vector<Place>& readings) {
  for (auto reading = readings.begin(); reading != readings.end(); ++reading) {
    const Position* named = nullptr;
    if (said.resume) {
      const auto found = said.resume->positions.find(reading->channel->wire_name);
      if (found != said.resume->positions.end()) named = &found->second;
    }
    const std::string& name =
        reading->channel->wire_name;  // of another channel, too, if one was dropped meanwhile
    const bool through = named && std::any_of(reading + 1, readings.end(), [&](const Place& later) {
                           return later.channel->wire_name == name &&
                                  later.channel->log->epoch() == named->epoch &&
                                  later.from <= named->offset + 1;
                         });
    if (through) continue;
    const bool named_before =
        std::any_of(member.cursors.begin(), member.cursors.end(),
                    [&](const Cursor& cursor) { return cursor.channel->wire_name == name; });
    read_on(member, *reading, named_before ? nullptr : named);
    Cursor& cursor = member.cursors.back();
    cursor.announced = !named_before && (named || cursor.open());
  }
}

void Hub::read_on(Member& member, const Place& reading, const Position* named) {
  const std::shared_ptr<Channel>& channel = reading.channel;
  channels_.trim(*channel, clock_.steady());
  const bool fresh = reading.end == 0;
  if (fresh && !named) return subscribe(member, channel);
  channels_.flush(*channel);
  const history::ChannelLog& log = *channel->log;
  Cursor cursor{channel, std::max(log.first(), reading.from)};
  if (!fresh) cursor.end = reading.end;
  if (cursor.open()) channel->readers.insert(&member);
  const bool same = !named || (named->epoch == log.epoch() && named->offset < log.next());
  if (same) {
    cursor.next = (named ? named->offset : reading.confirmed) + 1;
    const bool missing = cursor.next < cursor.end && cursor.next < std::max(log.first(), reading.from);
    if (missing) cursor.lost = codec::ResetWhy::trimmed;
  } else {
    cursor.lost = codec::ResetWhy::epoch;
  }
  cursor.from = fresh ? cursor.next : reading.from;
  cursor.confirmed = same || fresh ? cursor.next - 1 : reading.confirmed;  // what is lost is yet to be told
  cursor.replay_from = cursor.next;
  cursor.replay_to = std::min(log.next(), cursor.end) - 1;
  if (same && named && !fresh) {
    channels_.confirm(*channel, std::max(reading.confirmed, reading.from - 1),
                      std::min(named->offset, cursor.end - 1));
  }
  if (cursor.lost) ++stats_.resets;
  member.cursors.push_back(std::move(cursor));
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

// Of a client that is being closed: its session has the places now, unless another member speaks for it.
void Hub::acknowledge_late(Conversation& talk, const codec::Ack& said) {
  if (!talk.session || talk.session->generation != talk.generation) return;
  for (Place& place : talk.session->away ? talk.session->places : talk.places) {
    const auto found = said.positions.find(place.channel->wire_name);
    if (found == said.positions.end() || found->second.epoch != place.channel->log->epoch()) continue;
    const std::uint64_t to = std::min({found->second.offset, place.channel->log->next() - 1, place.end - 1});
    if (to <= place.confirmed) continue;
    channels_.confirm(*place.channel, std::max(place.confirmed, place.from - 1), to);
    place.confirmed = to;
  }
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

// ---- sessions ----

void Hub::end_talk(Member& member, const CloseReason& why) {
  if (!member.talk || !member.talk->session) return;
  const ResumablePtr session = member.talk->session;
  const bool over = why.code == close_code::normal;
  if (session->generation != member.talk->generation) return;  // another speaks for it
  if (session->member == &member) {
    member.talk->places = places_of(member);
    drop_waiting(member);
    session->member = nullptr;
    if (!over) park(member);
  }
  if (over) forget(session);
}

// Who leaves rooms and never acknowledges would pile up what is kept for it.
void Hub::bound_leavings(const MemberPtr& member, Effects& fx) {
  constexpr std::ptrdiff_t most = 64;
  const auto left = std::count_if(member->cursors.begin(), member->cursors.end(),
                                  [](const Cursor& cursor) { return !cursor.open(); });
  if (left <= most) return;
  const ResumablePtr session = member->talk->session;
  violation(member, "it does not acknowledge", fx, close_code::policy);
  forget(session);
}

void Hub::park(Member& member) {
  const ResumablePtr session = member.talk->session;
  session->places = member.talk->places;
  for (const Place& place : session->places) ++place.channel->holders;
  resumes_.park(session, clock_.steady());
  forget_surplus();
}

void Hub::forget(const ResumablePtr& session) {
  std::vector<Place> places = resumes_.take_back(session);
  let_go(places);
  resumes_.erase(session);
}

void Hub::forget_surplus() {
  while (const ResumablePtr session = resumes_.surplus(clock_.steady())) forget(session);
}

// The places are no reason any more to keep their channels.
void Hub::let_go(std::vector<Place>& places) {
  for (const Place& place : std::exchange(places, {})) {
    --place.channel->holders;
    if (place.channel->kind == Channel::Kind::connection && place.channel->unused()) {
      channels_.drop(*place.channel);
    }
  }
}

}  // namespace ssot::hub
