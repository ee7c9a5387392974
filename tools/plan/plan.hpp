// plan.hpp - decides, for every site, what becomes of it.
//
//   rules x facts  =>  draft (one site)  =>  groups (what must change together)  =>  includes  =>  Plan
//
// Every site ends as rewritten, noted, refused or left for another run; none is lost. A group is a connected part of the type-flow
// graph: it changes whole, or stays whole. Groups that verification rejected come in as `rejected` and are
// planned again as notes. Pure: no Clang, no disk; the same facts give the same plan.
// Rejected: deciding site by site (a variable would become canonical, and the function it is passed to not).
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "facts/facts.hpp"
#include "rules/concept.hpp"

namespace ssot::plan {

// A part of the new text: literal, or what stands in a range of the old one (with its own changes applied).
struct Fragment {
  std::string text;
  facts::Range source;
  bool is_source = false;
  std::string name = {};  // in full, where the text is a shorter form of it
  friend bool operator==(const Fragment&, const Fragment&) = default;
};

struct Change {
  facts::Range range;
  std::vector<Fragment> fragments;
  std::string group;
  facts::Range site = {};  // Site::name of whose text it is; empty: of no one site
  friend bool operator==(const Change&, const Change&) = default;
};

enum class Status {
  rewritten,
  noted,    // no mechanical answer
  refused,  // there is one, and it does not hold here
  outside,  // there is one, and this run leaves it for another
};

struct Decision {
  facts::Site site;
  Status status = Status::noted;
  std::string group;
  std::string reason;  // why it stays; empty if rewritten
  std::string todo;    // what a person does
  bool as_include = false;  // a forward declaration that goes: the canonical header is included instead
};

// A legacy include that goes, and what stands in its place (nothing: the line goes too).
struct IncludeChange {
  facts::Include include;
  std::vector<std::string> replacement;  // "<ssot/websocket_manager.hpp>", without `#include`
};

struct AddedInclude {
  facts::FileId file = 0;
  std::string spelled;
  friend auto operator<=>(const AddedInclude&, const AddedInclude&) = default;
};

// A place that goes on naming a legacy header.
struct KeptInclude {
  facts::Range range;  // the name as spelled; empty: the beginning of its file
  std::string header;  // as the rules name it
  std::string reason;
  std::string todo;
  bool told = false;  // no noted site tells of it, so the account does
  friend auto operator<=>(const KeptInclude&, const KeptInclude&) = default;
};

struct Plan {
  std::vector<Change> changes;
  std::vector<Decision> decisions;  // one for each distinct site, in the order of places
  std::vector<IncludeChange> includes;
  std::vector<KeptInclude> kept_includes;
  std::set<AddedInclude> added;
  std::vector<facts::Mention> unseen;  // text that only looks like a site: other entities, inactive regions

  bool empty() const { return changes.empty() && includes.empty() && added.empty(); }
};

// What this run leaves for another one. A group that is partly in here stays whole.
struct Outside {
  std::map<std::string, std::string> files;  // paths in which nothing is edited => as people write them
  std::set<std::string> groups;              // that stay, wherever they are
  std::string where;                         // what it is outside of: "--only"

  bool empty() const { return files.empty() && groups.empty(); }
};

struct Rejections {
  // Group => reason. A forward declaration has two chances: as a declaration, and, in a group of its own, as an include.
  std::map<std::string, std::string> groups;
  std::map<std::string, std::string> includes;  // path of a file whose includes must stay => reason
  // Path of a file in which the canonical include must stand where a legacy one was => reason.
  std::map<std::string, std::string> removals = {};
  Outside outside = {};
  std::set<facts::Range> short_names = {};  // sites at which a short name did not mean what it should
};

Plan make_plan(const facts::Facts& facts, const rules::RuleSet& rules, const Rejections& rejected = {});

}  // namespace ssot::plan
