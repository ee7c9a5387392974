// world.hpp - a small legacy world as plain values: text, facts and rules that the planner's tests share.
#pragma once

#include <string>

#include "facts/facts.hpp"
#include "plan/plan.hpp"
#include "rules/concept.hpp"

namespace ssot::plan::testing {

inline rules::Rule rule(std::string id, rules::EntityKind kind, std::string name) {
  rules::Rule out;
  out.id = std::move(id);
  out.from.kind = kind;
  out.from.name = std::move(name);
  return out;
}

inline rules::Case to(std::string value, std::string statement = {}) {
  return {{}, {std::move(value), std::move(statement)}, {}};
}

// class Old { void send(user, message = ""); Old& instance(); Old* get(); } and its header old.h.
inline rules::RuleSet rule_set() {
  rules::Concept unit;
  unit.id = "test";
  unit.canonical.type = "one::Manager";
  unit.canonical.include = "<one/manager.hpp>";
  unit.canonical.reference = "one::manager()";
  unit.canonical.pointer = "&one::manager()";
  unit.canonical.shared = "one::manager_ptr()";
  unit.canonical.owner = "std::shared_ptr<one::Manager>";
  unit.canonical.create = "one::bind(one::Manager::create())";
  unit.canonical.includes = {{"one::migration::", "<one/migration.hpp>"}};
  unit.headers = {{"old.h", {"src/old.cpp"}, {}, {}, false, {}}};

  rules::Rule type = rule("old", rules::EntityKind::type, "Old");
  type.cases = {to("one::Manager")};
  type.single = true;

  rules::Rule send = rule("send", rules::EntityKind::method, "Old::send");
  send.from.result = "bool";
  send.from.parameters = {{"const std::string&", "user", ""}, {"const json&", "message", "\"\""}};
  send.cases = {to("$self.post(one::Id{$user}, $message).accepted()",
                   "$self.post(one::Id{$user}, $message).or_report()")};
  send.arguments["message"].when_default = "one::nothing";

  rules::Rule get = rule("get", rules::EntityKind::function, "get_old");
  get.instance = rules::Instance::pointer;

  rules::Rule lost = rule("lost", rules::EntityKind::method, "Old::lost");
  lost.note = rules::Note{"nobody knows", "ask"};

  rules::Rule construct = rule("construct", rules::EntityKind::constructor, "Old::Old");
  construct.instance = rules::Instance::construct;

  unit.rules = {type, send, get, lost, construct};
  return {{unit}};
}

inline facts::Range range(std::uint32_t begin, std::uint32_t end, facts::FileId file = 0) {
  return {file, begin, end};
}

inline facts::Facts facts_with_file() {
  facts::Facts facts;
  facts.files = {{"/p/a.cpp", 1, true, true}, {"/p/old.h", 1, true, true}, {"/p/b.hpp", 1, true, true}};
  return facts;
}

inline facts::Site site(facts::SiteKind kind, std::string rule, facts::Range at,
                        std::vector<facts::Node> nodes) {
  facts::Site out;
  out.kind = kind;
  out.rule = rule;
  out.entity = std::move(rule);
  out.name = out.range = at;
  out.nodes = std::move(nodes);
  return out;
}

// o.send(u, m): object [0,1), name [2,6), u [7,8), m [10,11), whole [0,12)
inline facts::Site send_site(facts::Access access = facts::Access::dot) {
  facts::Site out = site(facts::SiteKind::call, "send", range(2, 6), {"o"});
  out.range = range(0, 12);
  out.object = range(0, 1);
  out.access_token = range(1, 2);
  out.access = access;
  facts::Argument user;
  user.parameter = "user";
  user.range = range(7, 8);
  facts::Argument message = user;
  message.parameter = "message";
  message.range = range(10, 11);
  out.arguments = {user, message};
  return out;
}

// The new text of a change, with sources as <begin-end>.
inline std::string shown(const Change& change) {
  std::string out;
  for (const Fragment& fragment : change.fragments)
    out += fragment.is_source
               ? "<" + std::to_string(fragment.source.begin) + "-" + std::to_string(fragment.source.end) + ">"
               : fragment.text;
  return out;
}

}  // namespace ssot::plan::testing
