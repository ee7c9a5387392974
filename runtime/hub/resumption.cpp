// resumption.cpp - the part of Hub that knows what a client of "ssot.resume.v1" comes back to: its session, and a
// place in each channel.
//
//   hello ─ session (sid, key, user) ─ fence ─ channels ─ a place in each ─▶ conversation ─▶ parked, or over
//
// A place that a client names counts only in a channel that it reads anyway, by its identity or by its
// session: so naming a channel, an epoch or an offset opens nothing.
#include <algorithm>
#include <utility>

#include "hub/hub.hpp"
#include "values/random_id.hpp"

namespace ssot::hub {
namespace {

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

}  // namespace

// ---- coming ----

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

// ---- going ----

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
