#include "hub/channels.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "values/hex.hpp"

namespace ssot::hub {
namespace {

std::string_view prefix_of(Channel::Kind kind) {
  switch (kind) {
    case Channel::Kind::user:
      return "user";
    case Channel::Kind::thread:
      return "thread";
    case Channel::Kind::room:
      return "room";
    case Channel::Kind::connection:
      return "connection";
    case Channel::Kind::all:
      break;
  }
  return "all";
}

std::string name_of(Channel::Kind kind, const std::string& id) {
  std::string name(prefix_of(kind));
  return kind == Channel::Kind::all ? name : name + ':' + id;
}

// An id that is not UTF-8 is written in hex, behind a mark that no other name has: were bytes replaced, two
// channels could have one name, and a client would take the events of one for repetitions of the other's.
std::string wire_name_of(Channel::Kind kind, const std::string& id) {
  if (codec::encode(nlohmann::json(id))) return name_of(kind, id);
  return std::string(prefix_of(kind)) + "~hex:" + values::hex(id);
}

std::size_t size_of(const Latest& latest) {
  return sizeof(Latest) + latest.key.size() + latest.message->size();
}

}  // namespace

std::shared_ptr<Channel> Channels::find(Channel::Kind kind, const std::string& id) const {
  const auto found = by_name_.find(name_of(kind, id));
  return found == by_name_.end() ? nullptr : found->second;
}

std::shared_ptr<Channel> Channels::open(Channel::Kind kind, const std::string& id, history::Time now) {
  std::string name = name_of(kind, id);
  if (!by_name_.contains(name)) sweep(2, now);
  std::shared_ptr<Channel>& channel = by_name_[name];
  if (!channel) {
    channel = std::make_shared<Channel>();
    channel->kind = kind;
    channel->log = store_->open(name);
    channel->name = std::move(name);
    channel->wire_name = wire_name_of(kind, id);
    channel->turn = turn_.insert(turn_.end(), channel.get());
  }
  channel->active = now;
  return channel;
}

void Channels::drop(Channel& channel) {
  if (std::exchange(channel.dropped, true)) return;
  lose_rest(channel);
  bytes_ -= channel.log->bytes();
  turn_.erase(channel.turn);
  by_name_.erase(std::string(channel.name));
}

void Channels::lose_rest(Channel& channel) {
  const Outcome outcome =
      channel.kind == Channel::Kind::connection ? Outcome::session_closed : Outcome::expired;
  flush(channel);
  for (auto& [offset, watch] : channel.watches) {
    if (!watch.written || offset > channel.written) tell(std::move(watch.handler), outcome);
  }
  channel.watches.clear();
  const std::uint64_t unseen_from = std::max(channel.log->first(), channel.written + 1);
  expired_ += channel.log->next() - std::min(unseen_from, channel.log->next());
}

void Channels::give_up() {
  for (const auto& [name, channel] : by_name_) lose_rest(*channel);
}

void Channels::tell(OutcomeHandler handler, Outcome outcome) {
  if (handler) outcomes_.emplace_back(std::move(handler), outcome);
}

bool Channels::room_for_channel(history::Time now) {
  if (by_name_.size() < limits_.channels) return true;
  sweep(turn_.size(), now);
  return by_name_.size() < limits_.channels;
}

bool Channels::room_for(std::size_t bytes, history::Time now) {
  if (bytes_ + bytes <= limits_.total_bytes) return true;
  sweep(turn_.size(), now);
  return bytes_ + bytes <= limits_.total_bytes;
}

template <class Change>
void Channels::account(Channel& channel, Change change) {
  const std::size_t bytes_before = channel.log->bytes();
  const std::uint64_t unseen_from = std::max(channel.log->first(), channel.written + 1);
  change();
  bytes_ = bytes_ - bytes_before + channel.log->bytes();
  if (channel.log->first() > unseen_from) expired_ += channel.log->first() - unseen_from;
  while (!channel.watches.empty() && channel.watches.begin()->first < channel.log->first()) {
    auto& [offset, watch] = *channel.watches.begin();
    if (!watch.written || offset > channel.written) tell(std::move(watch.handler), Outcome::expired);
    channel.watches.erase(channel.watches.begin());
  }
}

std::uint64_t Channels::append(Channel& channel, MessagePtr message, history::Time at,
                               OutcomeHandler handler) {
  channel.active = std::max(channel.active, at);  // before the sweep, which drops idle channels
  sweep(2, at);
  if (handler) channel.watches.emplace(channel.log->next(), Watch{std::move(handler)});
  std::uint64_t offset = 0;
  account(channel, [&] { offset = channel.log->append({std::move(message), ++sequence_, at}); });
  return offset;
}

bool Channels::hold(Channel& channel, Latest latest) {
  const auto same = std::find_if(channel.latest.begin(), channel.latest.end(),
                                 [&](const Latest& held) { return held.key == latest.key; });
  const bool took = same != channel.latest.end();
  if (took) {
    bytes_ -= size_of(*same);
    tell(std::move(same->handler), Outcome::coalesced);
    channel.latest.erase(same);
    ++coalesced_;
  } else if (channel.latest.size() >= std::max<std::size_t>(limits_.latest, 1)) {
    flush(channel);
  }
  channel.active = std::max(channel.active, latest.at);
  bytes_ += size_of(latest);
  channel.latest.push_back(std::move(latest));
  return took;
}

void Channels::flush(Channel& channel) {
  for (Latest& latest : std::exchange(channel.latest, {})) {
    bytes_ -= size_of(latest);
    if (latest.handler) channel.watches.emplace(channel.log->next(), Watch{std::move(latest.handler)});
    account(channel, [&] { channel.log->append({std::move(latest.message), ++sequence_, latest.at}); });
  }
}

void Channels::trim(Channel& channel, history::Time now) {
  const bool old = std::any_of(channel.latest.begin(), channel.latest.end(),
                               [&](const Latest& latest) { return now - latest.at > limits_.age; });
  if (old) flush(channel);
  account(channel, [&] { channel.log->trim(now); });
}

void Channels::release(Channel& channel, std::uint64_t offset) {
  account(channel, [&] { channel.log->release(offset); });
}

void Channels::wrote(Channel& channel, std::uint64_t offset) {
  const auto watch = channel.watches.find(offset);
  if (watch == channel.watches.end() || watch->second.written) return;
  watch->second.written = true;
  if (watch->second.handler) outcomes_.emplace_back(watch->second.handler, Outcome::written);
}

void Channels::confirm(Channel& channel, std::uint64_t from, std::uint64_t to) {
  channel.written = std::max(channel.written, to);
  auto watch = channel.watches.upper_bound(from);
  while (watch != channel.watches.end() && watch->first <= to) {
    wrote(channel, watch->first);  // the client may be quicker than the end of the write
    tell(std::move(watch->second.handler), Outcome::acked);
    watch = channel.watches.erase(watch);
  }
}

void Channels::sweep(std::size_t channels, history::Time now) {
  for (std::size_t i = 0; i < channels && !turn_.empty(); ++i) {
    Channel& channel = *turn_.front();
    turn_.splice(turn_.end(), turn_, turn_.begin());
    trim(channel, now);
    const bool idle =
        channel.unused() && channel.kind != Channel::Kind::all && now - channel.active > limits_.age;
    const bool lost_unseen = channel.replays() && !channel.all_written();
    const bool empty = channel.latest.empty() && channel.log->first() == channel.log->next();
    if (idle && !lost_unseen && !channel.owed.any() && empty) drop(channel);
  }
}

}  // namespace ssot::hub
