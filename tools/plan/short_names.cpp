#include "plan/short_names.hpp"

#include "rules/qualified_names.hpp"

namespace ssot::plan {
namespace {

using Forms = std::map<std::string, std::string>;  // name => text

std::map<facts::Range, Forms> forms_by_site(const facts::Facts& facts, const Rejections& rejected) {
  std::map<facts::Range, Forms> out;
  for (const facts::ShortName& form : facts.short_names) {
    if (rejected.short_names.contains(form.site)) continue;
    const auto [known, added] = out[form.site].emplace(form.name, form.text);
    if (!added && known->second != form.text) known->second = form.name;
  }
  return out;
}

// One fragment of text, cut where names have a shorter form.
void shorten(const Fragment& whole, const Forms& forms, std::vector<Fragment>& out) {
  std::size_t at = 0;
  const auto literal = [&](std::size_t end) {
    if (end > at) out.push_back({whole.text.substr(at, end - at), {}, false});
  };
  for (const rules::QualifiedName& found : rules::qualified_names(whole.text)) {
    const auto form = forms.find(found.name);
    if (form == forms.end() || form->second == found.name) continue;
    literal(found.begin);
    out.push_back({form->second, {}, false, found.name});
    at = found.end;
  }
  if (at == 0) {
    out.push_back(whole);
    return;
  }
  literal(whole.text.size());
}

}  // namespace

void shorten_names(const facts::Facts& facts, const Rejections& rejected, Plan& plan) {
  const std::map<facts::Range, Forms> forms = forms_by_site(facts, rejected);
  for (Change& change : plan.changes) {
    const auto known = change.site.empty() ? forms.end() : forms.find(change.site);
    if (known == forms.end()) continue;
    std::vector<Fragment> fragments;
    for (const Fragment& fragment : change.fragments) {
      if (fragment.is_source)
        fragments.push_back(fragment);
      else
        shorten(fragment, known->second, fragments);
    }
    change.fragments = std::move(fragments);
  }
}

}  // namespace ssot::plan
