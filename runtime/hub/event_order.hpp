// event_order.hpp - the order of agent events within a run.
//
//   per (user, run, agent):   started → ( thinking | tool_executing … tool_completed )* → completed
//   between agents:           a sub-agent starts while its parent is at work
//
// Order is kept per agent, since sub-agents complete within their parent's run. check and apply are apart
// because a message may yet be refused for another reason; nothing is remembered of an event that was not
// stored. Bounded: the run that was quiet longest is forgotten; its further events are then refused as not
// started. Threads: the caller serialises.
#pragma once

#include <cstddef>
#include <list>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>

#include <ssot/agent_event.hpp>
#include <ssot/identity.hpp>

namespace ssot::hub {

class EventOrder {
 public:
  explicit EventOrder(std::size_t run_limit) : run_limit_(run_limit) {}

  /// Why the event may not follow what was applied; empty if it may, and always without scope.run.
  std::string check(const Scope& scope, const AgentEvent& event) const;
  /// Must have been checked.
  void apply(const Scope& scope, const AgentEvent& event);

 private:
  struct Agent {
    bool completed = false;
    std::multiset<std::string> tools = {};  ///< Executing now.
  };
  using RunKey = std::pair<std::string, std::string>;  ///< user, run
  struct Run {
    std::map<std::string, Agent> agents = {};
    std::list<RunKey>::iterator used = {};
  };
  const Agent* find(const Scope& scope, const std::string& agent) const;

  std::size_t run_limit_;
  std::map<RunKey, Run> runs_ = {};
  std::list<RunKey> by_use_ = {};  ///< Longest quiet first.
};

}  // namespace ssot::hub
