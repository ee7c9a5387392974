// unit.hpp - one small translation unit in memory, collected against rules that all tests here share.
//
//   Unit({{"a.cpp", "..."}})  =>  Facts, and the text that a range or a node stands for
//
// Every file lies in /p; the legacy header old.h and the application's own types are always there.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "collect/collect.hpp"
#include "rules/concept.hpp"

namespace ssot::collect::testing {

inline rules::Rule rule(std::string id, rules::EntityKind kind, std::string name,
                        std::vector<rules::Parameter> parameters = {}) {
  rules::Rule out;
  out.id = std::move(id);
  out.from.kind = kind;
  out.from.name = std::move(name);
  out.from.parameters = std::move(parameters);
  return out;
}

inline rules::RuleSet rule_set() {
  using enum rules::EntityKind;
  rules::Concept unit;
  unit.canonical.type = "one::Hub";
  unit.canonical.include = "<one/hub.hpp>";
  unit.canonical.reference = "one::hub()";
  unit.canonical.pointer = "&old::fresh()";
  unit.headers = {{"old.h", {"src/old.cpp"}, {}, {}, false, {}}};
  unit.composition_roots = {{"app::compose", {}}};
  rules::Rule later = rule("later", method, "old::Manager::later");
  later.unwrap = {"get"};
  rules::Rule manager = rule("manager", type, "old::Manager");
  manager.single = true;
  rules::Rule get = rule("get-manager", function, "old::get_manager");
  get.instance = rules::Instance::reference;
  unit.rules = {manager,
                get,
                later,
                rule("construct", constructor, "old::Manager::Manager", {{"int", "capacity", "8"}}),
                rule("send", method, "old::Manager::send",
                     {{"const char*", "user", ""}, {"const char*", "text", "\"\""}, {"int", "code", "0"}}),
                rule("send-number", method, "old::Manager::send", {{"int", "number", ""}}),
                rule("sweep", method, "old::Manager::sweep"),
                rule("join", function, "old::join", {{"A", "a", ""}, {"B...", "rest", ""}}),
                rule("log", function, "old::log", {{"int", "code", ""}}),
                rule("info", type, "old::Info"),
                rule("info-user", field, "old::Info::user"),
                rule("level", type, "old::Level"),
                rule("level-low", enumerator, "old::Level::LOW"),
                rule("the-manager", variable, "old::the_manager"),
                rule("macro", macro, "OLD_MANAGER"),
                rule("pair", macro, "OLD_PAIR", {{"", "a", ""}, {"...", "__VA_ARGS__", ""}})};
  return {{unit}};
}

inline const char* const old_header = R"x(
#pragma once
namespace old {
enum class Level { LOW, HIGH };
struct Info { const char* user; };
template <class T> struct Later { T get() const; };
inline namespace v1 {
class Manager {
 public:
  explicit Manager(int capacity = 8);
  virtual ~Manager();
  bool send(const char* user, const char* text = "", int code = 0);
  bool send(int number);
  Later<int> later();
  void sweep();
};
}
Manager& get_manager();
extern Manager* the_manager;
}
#define OLD_MANAGER() (::old::get_manager())
#define OLD_PAIR(a, ...) (2 > 1)
)x";

// What tests need of the standard library, in a system header: to parse the real one takes a second each.
inline const char* const standard_header = R"x(
#pragma once
#pragma GCC system_header
namespace std {
template <class T> struct unique_ptr { explicit unique_ptr(T*); unique_ptr(unique_ptr&&); T* operator->() const; T& operator*() const; T* get() const; };
template <class T> struct shared_ptr { T* operator->() const; T& operator*() const; T* get() const; };
template <class T, class... A> unique_ptr<T> make_unique(A&&...);
template <class F> struct function;
template <class R, class... A> struct function<R(A...)> { function(); template <class F> function(F); R operator()(A...) const; };
template <class T> struct vector { void push_back(const T&); T& operator[](int); };
template <class T> T&& move(T& value) { return static_cast<T&&>(value); }
}
)x";

class Unit {
 public:
  explicit Unit(const std::string& text, std::map<std::string, std::string> more = {}) {
    overlay_["/p/old.h"] = old_header;
    overlay_["/p/standard.h"] = standard_header;
    overlay_["/p/a.cpp"] = text;
    for (auto& [name, content] : more) overlay_["/p/" + name] = std::move(content);
    const scan::Command command{
        "/", "/p/a.cpp", {"clang++", "-std=c++20", "-fsyntax-only", "-I/p", "/p/a.cpp"}};
    const Territory territory{"/p", [](const std::string& path) { return path.starts_with("/p/vendor/"); }};
    facts = collect(command, EntityIndex(rules_), territory, overlay_);
    for (const facts::Diagnostic& error : facts.units.front().errors)
      ADD_FAILURE() << error.file << ":" << error.line << ": " << error.message;
  }

  std::string text(const facts::Range& range) const {
    return overlay_.at(facts.path(range.file)).substr(range.begin, range.end - range.begin);
  }

  // The site of this rule whose name is the n-th such one in the text.
  facts::Site site(const std::string& rule, std::size_t n = 0) const {
    std::vector<facts::Site> found = sites(rule);
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    if (n < found.size()) return found[n];
    ADD_FAILURE() << "there are " << found.size() << " sites of " << rule;
    return {};
  }

  std::vector<facts::Site> sites(const std::string& rule) const {
    std::vector<facts::Site> found;
    for (const facts::Site& site : facts.sites)
      if (site.rule == rule) found.push_back(site);
    return found;
  }

  std::vector<std::string> mentions_of(const std::string& word) const {
    std::vector<std::string> found;
    for (const facts::Mention& mention : facts.mentions)
      if (text(mention.range) == word) found.push_back(mention.what);
    return found;
  }

  // The node of the n-th occurrence of a word in a.cpp.
  facts::Node node(const std::string& word, std::size_t n = 0) const {
    const std::string& source = overlay_.at("/p/a.cpp");
    std::size_t at = source.find(word);
    for (; n > 0 && at != std::string::npos; --n) at = source.find(word, at + 1);
    return "@/p/a.cpp:" + std::to_string(at);
  }

  // Are two nodes connected by flows and by the nodes of sites?
  bool joined(const facts::Node& a, const facts::Node& b) const {
    std::vector<facts::Node> open{a};
    for (std::size_t i = 0; i < open.size(); ++i) {
      const auto reach = [&](const facts::Node& next) {
        if (std::find(open.begin(), open.end(), next) == open.end()) open.push_back(next);
      };
      const facts::Node at = open[i];
      for (const facts::Flow& flow : facts.flows) {
        if (flow.from == at) reach(flow.to);
        if (flow.to == at) reach(flow.from);
      }
      for (const facts::Site& site : facts.sites)
        if (std::find(site.nodes.begin(), site.nodes.end(), at) != site.nodes.end())
          for (const facts::Node& node : site.nodes) reach(node);
    }
    return std::find(open.begin(), open.end(), b) != open.end();
  }

  facts::Facts facts;

 private:
  rules::RuleSet rules_ = rule_set();
  Overlay overlay_;
};

}  // namespace ssot::collect::testing
