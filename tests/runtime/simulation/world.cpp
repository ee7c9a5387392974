#include "simulation/world.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

#include "history/memory_history.hpp"

namespace ssot::simulation {

using std::chrono::milliseconds;

namespace {

const std::vector<std::string> users{"ada", "bob"};
const ThreadId shared_thread{"t"};

}  // namespace

/// The server's end of a link: takes when the world says so.
class World::Wire final : public Connection {
 public:
  ssot::Wire wire() const noexcept override { return ssot::Wire::resume_v1; }
  void start(std::shared_ptr<Feed>) override {}
  void wake() override {}
  void finish(milliseconds) override {}
};

World::World(std::uint64_t seed, Meddler& meddler) : random_(seed), meddler_(meddler) {
  options_.history.events = 4 + draw(12);
  options_.history.age = milliseconds{200 + 400 * static_cast<int>(draw(8))};
  options_.protocol.heartbeat = milliseconds{300};
  options_.protocol.ack_every = 1 + draw(4);
  options_.protocol.ack_within = milliseconds{50};
  options_.protocol.session_ttl = milliseconds{500 + 500 * static_cast<int>(draw(4))};
  options_.protocol.gap_limit = 1000;
  options_.resume.initial = milliseconds{20};
  options_.resume.max = milliseconds{200};
  options_.queue_limit = 1 + draw(5);
  make_hub();
  for (const std::string& user : users) make_client(UserId{user});
  make_client(UserId{users[0]});
}

void World::make_hub() {
  hub_ =
      std::make_unique<hub::Hub>(options_, clock_, std::make_unique<history::MemoryStore>(options_.history));
}

void World::make_client(const UserId& user) {
  client::SessionSettings settings;
  settings.backoff_first = milliseconds{20};
  settings.ready_limit = milliseconds{1000};
  clients_.push_back(std::make_unique<Client>(Client{
      user, client::ClientSession(settings, [this] { return static_cast<double>(draw(100)) / 100; })}));
  carry_out(*clients_.back(), clients_.back()->session.start());
}

void World::fail(const std::string& what) {
  if (wrong_.empty()) wrong_ = "step " + std::to_string(step_) + ": " + what;
}

std::string World::run(std::size_t steps) {
  for (; step_ < steps && wrong_.empty(); ++step_) step();
  if (wrong_.empty()) calm();
  for (const auto& client : clients_) judge(*client);
  return wrong_;
}

void World::step() {
  Client& client = any_client();
  const std::uint64_t what = draw(100);
  if (what < 22) return publish();
  if (what < 25) return rooms();
  if (what < 45) {
    if (client.link) pump(*client.link, 1 + draw(6));
    return;
  }
  if (what < 65) return to_client(client);
  if (what < 78) return to_server(client);
  if (what < 81 && client.link) {  // cut anywhere; both sides learn of it later
    client.link->cut = true;
    return;
  }
  if (what < 83) return lose_one_frame(client);
  if (what < 86 && client.link) return server_notices(*client.link);
  if (what < 89) return client_notices(client);
  if (what < 97) {
    clock_.advance(milliseconds{chance(5) ? 1500 : static_cast<int>(draw(40))});
    if (client.session.due() && now() >= *client.session.due()) carry_out(client, client.session.tick(now()));
    if (client.link && client.link->member && !client.link->server_knows) {
      hub::Effects fx;
      hub_->tick(client.link->member, fx);
      settle(fx);
    }
    for (const auto& each : clients_) {
      if (each->dial_at && now() >= *each->dial_at) dial(*each);
    }
    return;
  }
  if (what < 98 && client.link && client.link->member) {
    const std::uint16_t codes[] = {1012, 1013, 1001, 4001, 1000};
    hub::Effects fx;
    hub_->detach(client.link->member, {codes[draw(5)], "as the schedule has it"}, fx);
    return settle(fx);
  }
  if (what == 98 && chance(30)) return restart();
  if (what == 99 && chance(30)) return carry_out(client, client.session.close());
}

// ---- the server ----

void World::publish() {
  const UserId user{users[draw(users.size())]};
  std::optional<Target> target;
  std::string channel;
  switch (draw(6)) {
    case 0:
      target = Target::thread(shared_thread);
      channel = "thread:t";
      break;
    case 1:
      target = Target::room(RoomId{"r"});
      channel = "room:r";
      break;
    case 2:
      channel = "all";
      break;
    case 3:
      for (const auto& client : clients_) {
        const bool there = client->link && client->link->member && !client->link->member->talk->greeting;
        if (!there || !chance(50)) continue;
        channel = "connection:" + client->link->member->snapshot.id.value;
        target = Target::connection(client->link->member->snapshot.id);
      }
      if (channel.empty()) return;
      break;
    default:
      channel = "user:" + user.value;
      target = Target::user(user);
  }
  const int number = ++numbers_;
  const auto message = codec::message_of(nlohmann::json{{"n", number}}, clock_.wall());
  hub::Effects fx;
  accepted_.push_back({channel, number, step_, {}, {}});
  Accepted& entry = accepted_.back();
  SendOptions asked;
  if (target && chance(15)) asked.latest = chance(50) ? "k1" : "k2";
  asked.on_outcome = [this, &entry](Outcome outcome) {
    if (!entry.outcomes.empty() && entry.outcomes.back() != Outcome::written)
      fail("an outcome after the last");
    const bool seen = seen_by_.contains(entry.number);
    if (outcome == Outcome::acked && !seen) fail("acked, and nobody saw " + std::to_string(entry.number));
    if (outcome == Outcome::coalesced && seen) fail("coalesced, and seen: " + std::to_string(entry.number));
    entry.outcomes.push_back(outcome);
  };
  const Delivery delivery =
      target ? hub_->send(*target, *message, fx, asked) : hub_->broadcast(*message, {}, fx);
  if (!delivery.accepted()) {
    accepted_.pop_back();
  } else if (delivery.position) {
    entry.position = delivery.position;
    truth_[{channel, delivery.position->epoch}][delivery.position->offset] = number;
  }
  settle(fx);
}

void World::rooms() {
  Client& client = any_client();
  if (!client.link || !client.link->member || client.link->member->state != hub::Member::State::open ||
      client.link->member->talk->greeting) {
    return;
  }
  hub::Effects fx;
  auto& stays = client.rooms["room:r"];
  if (chance(60)) {
    const auto& cursors = client.link->member->cursors;
    const bool joined = std::any_of(cursors.begin(), cursors.end(), [](const hub::Cursor& cursor) {
      return cursor.open() && cursor.channel->name == "room:r";
    });
    if (hub_->join(client.link->member, RoomId{"r"}, fx) && !joined) stays.emplace_back(step_, UINT64_MAX);
  } else if (hub_->leave(client.link->member, RoomId{"r"}, fx) && !stays.empty()) {
    stays.back().second = step_;
  }
  settle(fx);
}

void World::settle(hub::Effects& fx) {
  hub_->settle(fx);
  for (const auto& [handler, outcome] : fx.outcomes) handler(outcome);
}

void World::restart() {
  hub::Effects fx;
  for (const auto& client : clients_) {
    if (!client->link) continue;
    client->link->cut = client->link->server_knows = true;
    client->link->member.reset();  // nobody of that process is left
  }
  make_hub();
  for (Accepted& entry : accepted_) entry.outcomes.clear();
  for (const auto& client : clients_) client->rooms.clear();
}

// ---- the network ----

void World::dial(Client& client) {
  client.dial_at.reset();
  if (client.link && !client.link->server_knows) server_notices(*client.link);
  const auto link = std::make_shared<Link>();
  hub::Effects fx;
  Identity identity{client.user};
  if (client.user.value == users[0]) identity.thread = shared_thread;
  link->member = hub_->attach(std::make_shared<Wire>(), nullptr, identity, fx);
  hub_->started(link->member, fx);
  settle(fx);
  client.link = link;
  carry_out(client, client.session.opened(now()));
}

void World::pump(Link& link, std::size_t window) {
  if (link.server_knows || link.cut || link.closed_by_server) return;
  while (link.to_client.size() < window) {
    std::vector<Frame> batch;
    CloseReason why;
    hub::Effects fx;
    const Feed::Next next = hub_->take(link.member, batch, why, fx);
    for (const Frame& frame : batch) {
      if (auto text = meddler_.to_client(*frame)) link.to_client.push_back(std::move(*text));
    }
    if (next == Feed::Next::frames) hub_->commit(link.member, batch.size(), fx);
    if (next == Feed::Next::close) {
      link.closed_by_server = why;
      link.server_knows = true;
      hub_->ended(link.member, why, false, fx);
    }
    settle(fx);
    if (next != Feed::Next::frames) return;
  }
}

void World::to_client(Client& client) {
  if (!client.link || client.link->client_knows || client.link->cut) return;
  if (client.link->to_client.empty()) {
    if (client.link->closed_by_server) client_notices(client);
    return;
  }
  const std::string text = std::move(client.link->to_client.front());
  client.link->to_client.pop_front();
  carry_out(client, client.session.received(text, now()));
}

void World::to_server(Client& client) {
  if (!client.link || client.link->server_knows || client.link->cut) return;
  Link& link = *client.link;
  if (link.to_server.empty()) {
    if (link.closed_by_client) server_notices(link);
    return;
  }
  const std::string text = std::move(link.to_server.front());
  link.to_server.pop_front();
  std::string wrong;
  const auto frame = codec::read_client_frame(text, wrong);
  if (!frame) return fail("the client said " + text + ": " + wrong);
  hub::Effects fx;
  hub_->heard(link.member, *frame, fx);
  if (link.member->why.text.starts_with("protocol: ") &&
      link.member->why.text.find("in time") == std::string::npos) {
    fail("the server closed: " + link.member->why.text);
  }
  settle(fx);
}

void World::server_notices(Link& link) {
  if (link.server_knows || (!link.cut && !link.closed_by_client)) return;
  link.server_knows = true;
  const bool said = link.closed_by_client && !link.cut && link.to_server.empty();
  hub::Effects fx;
  hub_->ended(link.member, said ? *link.closed_by_client : CloseReason{1006, "cut"}, false, fx);
  settle(fx);
}

void World::client_notices(Client& client) {
  if (!client.link || client.link->client_knows) return;
  Link& link = *client.link;
  const bool closed = !link.cut && link.closed_by_server && link.to_client.empty();
  if (!link.cut && !closed && !link.closed_by_client) return;
  link.client_knows = true;
  carry_out(client, client.session.lost(closed ? *link.closed_by_server : CloseReason{1006, "cut"}, now()));
}

// What no network does: one frame vanishes from the stream. The client has to find out and ask.
void World::lose_one_frame(Client& client) {
  if (!client.link || client.link->to_client.empty()) return;
  auto& queue = client.link->to_client;
  const std::size_t at = draw(queue.size());
  if (queue[at].starts_with("{\"op\":\"ev\"")) queue.erase(queue.begin() + static_cast<std::ptrdiff_t>(at));
}

// ---- the clients ----

void World::carry_out(Client& client, client::Actions actions) {
  for (client::Action& action : actions) {
    if (const auto* dial = std::get_if<client::Dial>(&action)) client.dial_at = now() + dial->after;
    if (const auto* text = std::get_if<client::Transmit>(&action)) {
      if (text->text.find("\"gap\"") != std::string::npos) ++gaps_;
      if (auto sent = meddler_.to_server(text->text)) client.link->to_server.push_back(std::move(*sent));
    }
    if (const auto* opened = std::get_if<client::Opened>(&action)) {
      if (opened->resumed) ++resumed_;
      if (!client.opened_step) client.opened_step = step_;
      if (!opened->resumed) client.fresh_step = step_;
    }
    if (const auto* event = std::get_if<client::Deliver>(&action)) {
      if (meddler_.delivers(event->event)) see(client, event->event);
    }
    if (const auto* loss = std::get_if<client::Lose>(&action)) {
      ++resets_;
      client.resets.emplace_back(step_, loss->reset);
      if (loss->reset.next) {
        client.last[loss->reset.channel] = {loss->reset.next->epoch, loss->reset.next->offset - 1};
      } else {
        client.last.erase(loss->reset.channel);
      }
    }
    if (const auto* shut = std::get_if<client::Shut>(&action)) {
      if (shut->why.code == close_code::protocol_error) fail("the client closed: " + shut->why.text);
      client.link->closed_by_client = shut->why;
    }
    if (std::holds_alternative<client::Over>(action)) client.over = true;
  }
}

void World::see(Client& client, const codec::Event& event) {
  ++delivered_;
  std::ostringstream where;
  where << client.user.value << " at " << event.channel << " " << event.position.offset;
  const int number = event.data.value("n", 0);
  const auto last = client.last.find(event.channel);
  const bool follows =
      last == client.last.end() || event.channel.starts_with("room:") ||
      (last->second.epoch == event.position.epoch && last->second.offset + 1 == event.position.offset);
  if (!follows) fail(where.str() + ": does not follow what was seen before");
  client.last[event.channel] = event.position;
  if (!client.seen.insert(number).second) fail(where.str() + ": seen twice: " + std::to_string(number));
  auto& numbers = truth_[{event.channel, event.position.epoch}];
  const auto [truth, fresh] = numbers.try_emplace(event.position.offset, number);
  if (truth->second != number) fail(where.str() + ": something else was accepted there");
  if (event.channel.starts_with("user:") && event.channel != "user:" + client.user.value) {
    fail(where.str() + ": another user's");
  }
  seen_by_[number].insert(&client);
  for (Accepted& entry : accepted_) {
    if (entry.number == number && !entry.position) entry.position = event.position;
  }
}

// ---- the judgement ----

// The faults end, everybody comes back, and all that is under way arrives.
void World::calm() {
  for (int round = 0; round < 60 && wrong_.empty(); ++round) {
    clock_.advance(milliseconds{round < 5 ? 60 : 20});
    for (const auto& client : clients_) {
      if (client->session.due() && now() >= *client->session.due()) {
        carry_out(*client, client->session.tick(now()));
      }
      if (client->link) server_notices(*client->link);
      client_notices(*client);
      if (client->dial_at) dial(*client);
      for (int i = 0; i < 8; ++i) {
        if (!client->link) continue;
        while (!client->link->to_server.empty() && !client->link->server_knows && !client->link->cut)
          to_server(*client);
        to_server(*client);
        pump(*client->link, 64);
        while (!client->link->to_client.empty() && !client->link->client_knows && !client->link->cut)
          to_client(*client);
        to_client(*client);
      }
      if (client->link && client->link->member && !client->link->server_knows) {
        hub::Effects fx;
        hub_->tick(client->link->member, fx);
        settle(fx);
      }
    }
  }
}

void World::judge(const Client& client) {
  if (client.over || !client.opened_step) return;
  if (!client.session.live()) return fail(client.user.value + " did not come back");
  const auto excused = [&](const Accepted& entry) {
    return std::any_of(client.resets.begin(), client.resets.end(), [&](const auto& said) {
      const codec::Reset& reset = said.second;
      if (reset.channel != entry.channel || said.first < entry.step) return false;
      return !reset.next || !entry.position || reset.next->epoch != entry.position->epoch ||
             entry.position->offset < reset.next->offset;
    });
  };
  const auto promised = [&](const Accepted& entry) {
    if (entry.step <= *client.opened_step) return false;
    if (std::count(entry.outcomes.begin(), entry.outcomes.end(), Outcome::coalesced) > 0) return false;
    const auto stays = client.rooms.find(entry.channel);
    if (stays != client.rooms.end()) {
      return std::any_of(stays->second.begin(), stays->second.end(), [&](const auto& stay) {
        if (stay.first < client.fresh_step)
          return false;  // a new session is in no room, and says that it is new
        return entry.step > stay.first && entry.step < stay.second;
      });
    }
    return entry.channel == "user:" + client.user.value || entry.channel == "all" ||
           (entry.channel == "thread:t" && client.user.value == users[0]);
  };
  for (const Accepted& entry : accepted_) {
    if (!promised(entry) || client.seen.contains(entry.number) || excused(entry)) continue;
    std::ostringstream text;
    text << client.user.value << " never saw " << entry.number << " of " << entry.channel
         << " (accepted in step " << entry.step << ", offset "
         << (entry.position ? entry.position->offset : 0) << ")";
    fail(text.str());
  }
}

}  // namespace ssot::simulation
