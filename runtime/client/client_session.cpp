#include "client/client_session.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace ssot::client {

using std::chrono::milliseconds;

ClientSession::ClientSession(SessionSettings settings, std::function<double()> chance)
    : settings_(settings), chance_(std::move(chance)) {}

// ---- the socket ----

Actions ClientSession::start() {
  return {Dial{}};
}

Actions ClientSession::opened(Time now) {
  if (phase_ != Phase::idle) return {};
  phase_ = Phase::greeting;
  now_ = heard_ = opened_ = now;
  bye_.reset();
  codec::Hello hello;
  if (!sid_.empty()) hello.resume = codec::Resume{sid_, key_, positions()};
  return {Transmit{codec::write(hello)}};
}

Actions ClientSession::lost(const CloseReason& why, Time now) {
  if (phase_ == Phase::over) return {};
  now_ = now;
  phase_ = Phase::idle;
  ack_by_.reset();
  unacked_ = 0;
  Actions actions;
  const bool invited = bye_ ? bye_->resumable : resumable(why.code);
  if (ending_ || !invited) {
    end(why, actions);
  } else if (settings_.max_attempts > 0 && attempts_ >= settings_.max_attempts) {
    end(why, actions);
  } else {
    actions.push_back(Dial{wait_before_dial()});
  }
  return actions;
}

// Between half of the backoff and all of it, so that clients which were cut together come back apart; never
// earlier than the server asked for.
milliseconds ClientSession::wait_before_dial() {
  milliseconds base = settings_.backoff_first;
  for (std::size_t i = 0; i < attempts_ && base < settings_.backoff_most; ++i) base *= 2;
  base = std::min(base, settings_.backoff_most);
  ++attempts_;
  const auto half = base / 2;
  const auto wait =
      half + milliseconds{static_cast<milliseconds::rep>(static_cast<double>(half.count()) * chance_())};
  const milliseconds asked = bye_ ? bye_->after : milliseconds{0};
  bye_.reset();
  return std::max(wait, asked);
}

// ---- time ----

std::optional<Time> ClientSession::due() const {
  if (phase_ == Phase::greeting) return opened_ + settings_.ready_limit;
  if (phase_ != Phase::live) return std::nullopt;
  const Time silent = heard_ + 2 * heartbeat_;
  return ack_by_ ? std::min(*ack_by_, silent) : silent;
}

Actions ClientSession::tick(Time now) {
  Actions actions;
  now_ = now;
  if (phase_ == Phase::greeting && now >= opened_ + settings_.ready_limit) {
    shut({close_code::going_away, "no ready came in time"}, actions);
  }
  if (phase_ != Phase::live) return actions;
  if (now >= heard_ + 2 * heartbeat_) {
    shut({close_code::going_away, "no heartbeat came in time"}, actions);
  } else if (ack_by_ && now >= *ack_by_) {
    acknowledge(actions);
  }
  return actions;
}

// ---- the application ----

std::optional<Transmit> ClientSession::say(const std::string& json_text) const {
  if (phase_ != Phase::live) return std::nullopt;
  return Transmit{codec::write(codec::Say{json_text})};
}

Actions ClientSession::close() {
  Actions actions;
  if (phase_ == Phase::over || ending_) return actions;
  ending_ = true;
  if (phase_ == Phase::idle) {
    end({}, actions);
    return actions;
  }
  if (phase_ == Phase::live) acknowledge(actions);
  if (phase_ != Phase::shutting) shut({}, actions);
  return actions;
}

codec::Positions ClientSession::positions() const {
  codec::Positions positions;
  for (const auto& [channel, place] : places_) positions.emplace(channel, place.at);
  return positions;
}

// ---- frames ----

Actions ClientSession::received(std::string_view text, Time now) {
  Actions actions;
  now_ = now;
  if (phase_ != Phase::greeting && phase_ != Phase::live) return actions;
  heard_ = now;
  std::string wrong;
  auto frame = codec::read_server_frame(text, wrong);
  if (!frame) {
    violation(wrong, actions);
    return actions;
  }
  const bool any_time =
      std::holds_alternative<codec::Bye>(*frame) || std::holds_alternative<codec::Unknown>(*frame);
  const bool ready = std::holds_alternative<codec::Ready>(*frame);
  if (!any_time && ready != (phase_ == Phase::greeting)) {
    violation(ready ? "ready comes once" : "the first frame must be ready", actions);
    return actions;
  }
  std::visit(
      [&](auto&& said) {
        if constexpr (!std::is_same_v<std::decay_t<decltype(said)>, codec::Unknown>) {
          take(std::forward<decltype(said)>(said), actions);
        }
      },
      std::move(*frame));
  if (phase_ == Phase::live && unacked_ >= ack_every_) acknowledge(actions);
  return actions;
}

void ClientSession::take(const codec::Ready& frame, Actions& actions) {
  for (auto& [channel, place] : places_) {
    const auto answer = frame.resumed.find(channel);
    if (answer == frame.resumed.end()) return violation("no answer for " + channel, actions);
    place.lost = !answer->second;
    if (answer->second) place.left = false;  // it is told again, or it reads on
    place.asked.reset();
  }
  for (const auto& [channel, position] : frame.positions) {
    places_.try_emplace(channel, Place{position, position.offset});  // those that were named keep their own
  }
  const bool resumed = frame.sid == sid_;
  sid_ = frame.sid;
  key_ = frame.key;
  heartbeat_ = std::max(frame.heartbeat, milliseconds{1});
  ack_every_ = frame.ack_every;
  ack_within_ = frame.ack_within;
  settings_.backoff_first = std::max(frame.backoff_first, milliseconds{1});
  settings_.backoff_most = std::max(frame.backoff_most, settings_.backoff_first);
  attempts_ = 0;
  phase_ = Phase::live;
  actions.push_back(Opened{resumed});
}

void ClientSession::take(const codec::At& frame, Actions& actions) {
  for (const auto& [channel, position] : frame.positions) {
    const auto [place, fresh] = places_.try_emplace(channel, Place{position, position.offset});
    if (!fresh && place->second.left) {
      place->second = Place{position, position.offset};
      continue;
    }
    if (!fresh && place->second.at != position) return violation("it was elsewhere in " + channel, actions);
  }
}

// What it has of the channel is acknowledged at once, for the server keeps it until then. The place is kept
// until the server has let go, too: if this is cut, the next hello has to name it, or all would come again.
void ClientSession::take(const codec::Left& frame, Actions& actions) {
  Place* const place = known(frame.channel, actions);
  if (!place) return;
  if (place->at.offset < frame.to) return ask_again(frame.channel, *place, actions);
  place->left = true;
  place->acked = 0;
  acknowledge(actions);
}

void ClientSession::take(codec::Event&& frame, Actions& actions) {
  Place* const place = known(frame.channel, actions);
  if (!place) return;
  if (place->lost || frame.position.epoch != place->at.epoch) {
    return violation("an event without the reset before it, in " + frame.channel, actions);
  }
  if (frame.position.offset <= place->at.offset) return;  // a repetition
  if (frame.position.offset != place->at.offset + 1) return ask_again(frame.channel, *place, actions);
  place->at = frame.position;
  received_one();
  actions.push_back(Deliver{std::move(frame)});
}

void ClientSession::take(const codec::Replayed& frame, Actions& actions) {
  Place* const place = known(frame.channel, actions);
  if (!place) return;
  if (place->asked != frame.from) return;  // of the resumption, or of an earlier question
  place->asked.reset();
  if (place->at.offset < frame.to) ask_again(frame.channel, *place, actions);
}

void ClientSession::take(codec::Reset&& frame, Actions& actions) {
  Place* const place = known(frame.channel, actions);
  if (!place) return;
  const bool behind = frame.next && frame.why != codec::ResetWhy::epoch &&
                      frame.next->epoch == place->at.epoch && frame.next->offset <= place->at.offset;
  place->asked.reset();
  if (behind) return;  // the answer to a question that has settled itself: going back would repeat events
  const bool done = place->left && !frame.next;  // nothing of it is missing
  if (frame.next) {
    const Position last{frame.next->epoch, frame.next->offset - 1};
    places_[frame.channel] = Place{last, 0};
    received_one();
  } else {
    places_.erase(frame.channel);
  }
  if (!done) actions.push_back(Lose{std::move(frame)});
}

void ClientSession::take(const codec::Beat& frame, Actions& actions) {
  for (const auto& [channel, position] : frame.positions) {
    Place* const place = known(channel, actions);
    if (!place) return;
    if (position.epoch == place->at.epoch && position.offset > place->at.offset) {
      ask_again(channel, *place, actions);
    }
  }
  std::erase_if(places_, [&](const auto& each) {
    return each.second.left && !frame.positions.contains(each.first);  // the server has let go
  });
}

void ClientSession::take(const codec::Bye& frame, Actions&) {
  bye_ = frame;
}

ClientSession::Place* ClientSession::known(const std::string& channel, Actions& actions) {
  const auto found = places_.find(channel);
  if (found != places_.end()) return &found->second;
  violation("a channel that was not announced: " + channel, actions);
  return nullptr;
}

void ClientSession::ask_again(const std::string& channel, Place& place, Actions& actions) {
  if (place.asked) return;
  place.asked = place.at.offset + 1;
  actions.push_back(Transmit{codec::write(codec::Gap{channel, {place.at.epoch, place.at.offset + 1}})});
}

// ---- acknowledging, ending ----

void ClientSession::received_one() {
  ++unacked_;
  if (!ack_by_) ack_by_ = now_ + ack_within_;
}

void ClientSession::acknowledge(Actions& actions) {
  codec::Ack ack;
  for (auto& [channel, place] : places_) {
    if (place.lost || place.at.offset <= place.acked) continue;
    place.acked = place.at.offset;
    ack.positions.emplace(channel, place.at);
  }
  unacked_ = 0;
  ack_by_.reset();
  if (!ack.positions.empty()) actions.push_back(Transmit{codec::write(ack)});
}

void ClientSession::shut(CloseReason why, Actions& actions) {
  phase_ = Phase::shutting;
  ack_by_.reset();
  actions.push_back(Shut{std::move(why)});
}

void ClientSession::violation(const std::string& why, Actions& actions) {
  shut({close_code::protocol_error, "protocol: " + why}, actions);
}

void ClientSession::end(const CloseReason& why, Actions& actions) {
  phase_ = Phase::over;
  actions.push_back(Over{why});
}

}  // namespace ssot::client
