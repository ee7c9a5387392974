#include "hub/channels.hpp"

#include <algorithm>
#include <utility>

namespace ssot::hub {
namespace {

std::string name_of(Channel::Kind kind, const std::string& id) {
  switch (kind) {
    case Channel::Kind::user:
      return "user:" + id;
    case Channel::Kind::thread:
      return "thread:" + id;
    case Channel::Kind::room:
      return "room:" + id;
    case Channel::Kind::connection:
      return "connection:" + id;
    case Channel::Kind::all:
      break;
  }
  return "all";
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
    channel->turn = turn_.insert(turn_.end(), channel.get());
  }
  channel->active = now;
  return channel;
}

void Channels::drop(const Channel& channel) {
  bytes_ -= channel.log->bytes();
  turn_.erase(channel.turn);
  by_name_.erase(std::string(channel.name));
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
}

std::uint64_t Channels::append(Channel& channel, history::Entry entry) {
  const history::Time now = entry.at;
  channel.active = now;  // before the sweep, which drops idle channels
  sweep(2, now);
  std::uint64_t offset = 0;
  account(channel, [&] { offset = channel.log->append(std::move(entry)); });
  return offset;
}

void Channels::trim(Channel& channel, history::Time now) {
  account(channel, [&] { channel.log->trim(now); });
}

void Channels::sweep(std::size_t channels, history::Time now) {
  for (std::size_t i = 0; i < channels && !turn_.empty(); ++i) {
    Channel& channel = *turn_.front();
    turn_.splice(turn_.end(), turn_, turn_.begin());
    trim(channel, now);
    const bool idle = channel.readers.empty() && channel.draining == 0 &&
                      channel.kind != Channel::Kind::all && now - channel.active > limits_.age;
    const bool lost_unseen = channel.replays() && !channel.all_written();
    if (idle && !lost_unseen && channel.log->first() == channel.log->next()) drop(channel);
  }
}

}  // namespace ssot::hub
