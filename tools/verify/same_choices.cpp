#include "verify/same_choices.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "collect/choices.hpp"

namespace ssot::verify {
namespace {

using facts::Choice;

// File, declaration around, subject => what was decided, sorted.
using Subject = std::tuple<std::string, std::string, std::string>;
using Bags = std::map<Subject, std::vector<const Choice*>>;

Bags bags_of(const facts::Facts& facts, const collect::Unreached* unreached) {
  Bags bags;
  for (const Choice& choice : facts.choices)
    if (choice.body == 0 || unreached == nullptr || unreached->length(facts.path(choice.file), choice.body) == 0)
      bags[{facts.path(choice.file), choice.enclosing, choice.subject}].push_back(&choice);
  for (auto& [subject, bag] : bags)
    std::stable_sort(bag.begin(), bag.end(),
                     [](const Choice* a, const Choice* b) { return a->decided < b->decided; });
  return bags;
}

// What stands in `after` and in `before` not, each as often as it does.
std::vector<const Choice*> added(const std::vector<const Choice*>& before, const std::vector<const Choice*>& after) {
  std::vector<const Choice*> out;
  std::set_difference(after.begin(), after.end(), before.begin(), before.end(), std::back_inserter(out),
                      [](const Choice* a, const Choice* b) { return a->decided < b->decided; });
  return out;
}

std::string told(const Choice& choice) {
  if (choice.decided == collect::left_to_a_temporary) return choice.subject + " would refer to a temporary that is gone";
  if (choice.decided.starts_with("bound to ") || choice.decided.starts_with("for ") || choice.decided.starts_with("passed "))
    return choice.subject + " would be " + choice.decided;
  if (choice.decided.starts_with(collect::one_overload)) return "another overload of `" + choice.subject + "` would be called";
  if (choice.decided == collect::overrides_a_method) return choice.subject + " would override a method that it did not override";
  if (choice.decided == "no override") return choice.subject + " would override nothing any more";
  return "`" + choice.subject + "` would be " + choice.decided;
}

}  // namespace

std::vector<OtherChoice> other_choices(const facts::Facts& before, const facts::Facts& after,
                                       const std::vector<facts::Site>& sites, const collect::Unreached* unreached) {
  const Bags old = bags_of(before, unreached);
  std::map<Subject, std::size_t> meant;
  for (const facts::Site& site : sites) ++meant[{before.path(site.name.file), site.enclosing, site.entity}];
  std::vector<OtherChoice> out;
  for (const auto& [subject, bag] : bags_of(after, unreached)) {
    const auto known = old.find(subject);
    const std::vector<const Choice*> was = known == old.end() ? std::vector<const Choice*>{} : known->second;
    const auto rewritten = meant.find(subject);
    std::size_t allowed = rewritten == meant.end() ? 0 : rewritten->second;
    for (const Choice* choice : added(was, bag)) {
      if (allowed != 0 && choice->decided.starts_with(collect::one_overload)) {
        --allowed;
        continue;
      }
      const bool lost = choice->decided == collect::left_to_a_temporary;
      if (lost || was.size() == bag.size()) out.push_back({after.path(choice->place.file), choice->place, told(*choice)});
    }
  }
  return out;
}

}  // namespace ssot::verify
