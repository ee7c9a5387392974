#include "plan/instance_text.hpp"

#include <algorithm>

#include "plan/evaluation_order.hpp"

namespace ssot::plan {

using facts::Site;

Owner owner_of(const rules::Canonical& canonical) {
  if (canonical.owner.ends_with("*")) return Owner::raw;
  return canonical.owner.starts_with("std::unique_ptr<") ? Owner::unique : Owner::smart;
}

std::string create_text(const Site& site, const rules::Concept& owner) {
  const auto root = std::find_if(
      owner.composition_roots.begin(), owner.composition_roots.end(), [&](const rules::CompositionRoot& r) {
        return site.enclosing == r.function || site.enclosing.starts_with(r.function + "::");
      });
  return root != owner.composition_roots.end() && !root->create.empty() ? root->create
                                                                        : owner.canonical.create;
}

std::string construct_text(const Site& site, const rules::Concept& owner) {
  const rules::Canonical& canonical = owner.canonical;
  if (!site.in_composition_root) return site.creation == "new" ? canonical.pointer : canonical.shared;
  const std::string create = create_text(site, owner);
  if (site.creation != "new" || owner_of(canonical) == Owner::raw) return create;
  // A unique_ptr that is dropped would destroy what its pointer points to.
  const bool primary = EvaluationOrder(create).top() == Top::primary;
  return (primary ? create : "(" + create + ")") +
         (owner_of(canonical) == Owner::unique ? ".release()" : ".get()");
}

std::string instance_text(rules::Instance wish, const Site& site, const rules::Canonical& canonical) {
  switch (site.form) {
    case facts::Form::reference:
      return canonical.reference;
    case facts::Form::pointer:
      return canonical.pointer;
    case facts::Form::smart:
      return canonical.shared;
    case facts::Form::wrapper:
      return "std::ref(" + canonical.reference + ")";
    case facts::Form::other:
      break;
  }
  return wish == rules::Instance::pointer  ? canonical.pointer
         : wish == rules::Instance::shared ? canonical.shared
                                           : canonical.reference;
}

bool keeps_smart(const Site& site, const rules::Rule& rule) {
  return rule.instance == rules::Instance::shared &&
         (site.form == facts::Form::smart || site.form == facts::Form::pointer);
}

}  // namespace ssot::plan
