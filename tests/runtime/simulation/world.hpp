// world.hpp - hub, history, sessions and clients in one thread, with a clock that a schedule moves and a
// network that it breaks.
//
//   seed  =>  steps: publish, pump, deliver, cut, wait, come back, restart …  =>  what each client saw
//
// Everything that decides is the product's own (Hub, MemoryStore, ClientSession); only sockets and timers are
// played. What was accepted is written down beside, and judged against what each client saw: each event once,
// in order, or a reset that says so. A Meddler stands in the wire and plays a fault of server or client.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <ssot/testing/fake_clock.hpp>

#include "client/client_session.hpp"
#include "hub/hub.hpp"

namespace ssot::simulation {

/// Plays a fault: may change or swallow what goes over the wire, or what a client hands to its application.
class Meddler {
 public:
  virtual ~Meddler() = default;
  virtual std::optional<std::string> to_client(std::string text) { return text; }
  virtual std::optional<std::string> to_server(std::string text) { return text; }
  virtual bool delivers(const codec::Event&) { return true; }
};

/// One TCP connection: what is under way in both directions, and who has learned of its end.
struct Link {
  hub::MemberPtr member;
  std::deque<std::string> to_client, to_server;
  std::optional<CloseReason> closed_by_server, closed_by_client;
  bool cut = false;
  bool server_knows = false, client_knows = false;
};

/// A message that was accepted, and when.
struct Accepted {
  std::string channel;
  int number;
  std::uint64_t step;
  std::optional<Position> position;
  std::vector<Outcome> outcomes;
};

struct Client {
  UserId user;
  client::ClientSession session;
  std::shared_ptr<Link> link = {};
  std::optional<client::Time> dial_at = {};
  std::optional<std::uint64_t> opened_step = {};
  std::uint64_t fresh_step = 0;  ///< When the session began that it has now.
  bool over = false;
  std::map<std::string, Position> last = {};  ///< Of each channel, what the application saw last.
  std::set<int> seen = {};
  std::vector<std::pair<std::uint64_t, codec::Reset>> resets = {};  ///< With the step.
  std::map<std::string, std::vector<std::pair<std::uint64_t, std::uint64_t>>> rooms =
      {};  ///< From step, to step.
};

class World {
 public:
  World(std::uint64_t seed, Meddler& meddler);

  /// Runs the schedule; the first thing that is wrong, or nothing.
  std::string run(std::size_t steps);
  std::size_t delivered() const { return delivered_; }
  std::size_t resets() const { return resets_; }
  std::size_t resumed() const { return resumed_; }
  std::size_t gaps() const { return gaps_; }

 private:
  class Wire;
  std::uint64_t draw(std::uint64_t below) { return random_() % below; }
  bool chance(std::uint64_t of_hundred) { return draw(100) < of_hundred; }
  Client& any_client() { return *clients_[draw(clients_.size())]; }

  void make_hub();
  void make_client(const UserId& user);
  void step();
  void publish();
  void rooms();
  void dial(Client& client);
  void pump(Link& link, std::size_t window);
  void to_client(Client& client);
  void to_server(Client& client);
  void server_notices(Link& link);
  void client_notices(Client& client);
  void lose_one_frame(Client& client);
  void restart();
  void carry_out(Client& client, client::Actions actions);
  void see(Client& client, const codec::Event& event);
  void settle(hub::Effects& fx);
  void calm();
  void judge(const Client& client);
  void fail(const std::string& what);
  client::Time now() const { return clock_.steady(); }

  std::mt19937_64 random_;
  Meddler& meddler_;
  testing::FakeClock clock_;
  Options options_ = {};
  std::unique_ptr<hub::Hub> hub_;
  std::vector<std::unique_ptr<Client>> clients_;
  std::deque<Accepted> accepted_;  // stays where it is: handlers point into it
  std::map<std::pair<std::string, std::uint64_t>, std::map<std::uint64_t, int>> truth_;
  std::map<int, std::set<const Client*>> seen_by_;
  std::uint64_t step_ = 0;
  int numbers_ = 0;
  std::size_t delivered_ = 0, resets_ = 0, resumed_ = 0, gaps_ = 0;
  std::string wrong_;
};

}  // namespace ssot::simulation
