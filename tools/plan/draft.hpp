// draft.hpp - what one site would become, if nothing else were in the way.
//
//   Site x Rule  =>  changes, or a reason why there are none
//
// Only this file knows what the rule kinds mean for text. A draft never looks at other sites, but for one: the call
// that its object is, for where that becomes a reference or a value, the `->` behind it becomes a `.`.
#pragma once

#include <string>
#include <vector>

#include "plan/plan.hpp"

namespace ssot::plan {

struct Draft {
  std::vector<Change> changes;  // without group
  std::string reason;           // set: no mechanical answer
  std::string todo;
  std::string remark;  // what behaves otherwise
};

struct DraftContext {
  const rules::Rule* rule = nullptr;  // null: the entity has no rule
  const rules::Concept* owner = nullptr;
  bool object_is_instance = false;  // the object is itself a call that loses its `->`
  std::string canonical_keyword = {};  // of the class that a type becomes; empty: not known
};

// Whether the `->` behind a call or a variable becomes a `.`: the one instance is reached by reference, or the rule's
// `unwrap` has "*".
bool loses_arrow(const facts::Site& site, const rules::Rule& rule);

Draft draft(const facts::Site& site, const DraftContext& context);

}  // namespace ssot::plan
