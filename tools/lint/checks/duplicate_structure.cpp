#include "lint/checks/duplicate_structure.hpp"

#include <algorithm>
#include <cstdio>
#include <set>

#include "lint/class_graph.hpp"
#include "lint/exempt.hpp"
#include "lint/manager_family.hpp"

namespace ssot::lint {
namespace {

using facts::Definition;
using facts::FunctionGroup;

std::string listed(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size() && i < 12; ++i) out += (i == 0 ? "" : ", ") + names[i];
  return names.size() > 12 ? out + " and " + std::to_string(names.size() - 12) + " more" : out;
}

std::string two_digits(double value) {
  char text[16];
  std::snprintf(text, sizeof text, "%.2f", value);
  return text;
}

struct Peer {
  std::string what;   // "class chat::Hub"
  std::string name;
  facts::Range place;
  bool is_local = false;
  Score score;
  std::string why_note;  // empty: an error
};

class Comparison {
 public:
  Comparison(const rules::Concept& unit, const Context& context, const ClassGraph& graph)
      : canonical_(unit.canonical), context_(context), graph_(graph), exempt_(unit, context) {}

  std::vector<Finding> run() {
    own_ = graph_.canonical(canonical_);
    if (own_ == nullptr) return {};
    const Offer offer = graph_.offer(*own_);
    if (offer.size() < context_.duplicates.shared) return {};
    std::set<std::string> names;
    for (const auto& [name, shapes] : offer) names.insert(name);
    static const facts::ClassTable none;
    family_ = family_of(context_.classes != nullptr ? *context_.classes : none, canonical_, names, context_.duplicates.shared);
    bases_ = graph_.bases(*own_);
    classes(names);
    for (const Peer& peer : peers_)
      if (!is_nested_in_another(peer)) add(peer);
    functions(offer);
    unseen(offer);
    return std::move(findings_);
  }

 private:
  bool fires(const Score& score) const {
    return score.weight >= context_.duplicates.score && score.shared() >= context_.duplicates.shared &&
           score.evidence >= family_.rarity.needed_evidence();
  }

  bool is_exempt(const std::string& name, facts::FileId file) const {
    const facts::File& of = context_.facts.files[file];
    return !of.in_root || of.path == context_.facts.path(own_->name_range.file) || exempt_(name, of.path);
  }

  void classes(const std::set<std::string>& names) {
    std::set<std::pair<std::string, facts::FileId>> told;
    for (const Definition& each : context_.facts.definitions) {
      if (each.name == own_->name || is_exempt(each.name, each.name_range.file)) continue;
      if (!graph_.may_offer(each, names, context_.duplicates.shared)) continue;
      const std::set<std::string> bases = graph_.bases(each);
      if (bases.contains(own_->name) || bases_.contains(each.name)) continue;
      std::set<std::string> common;
      std::set_intersection(bases.begin(), bases.end(), bases_.begin(), bases_.end(), std::inserter(common, common.end()));
      Score score = compare(graph_.offer(*own_, common), graph_.offer(each, common), family_.rarity);
      if (!fires(score) || is_contract(common, score) || graph_.holds(*own_, each.name)) continue;
      if (!told.emplace(each.name, each.name_range.file).second) continue;
      const bool forwards = each.erases_type || graph_.holds(each, own_->name);
      peers_.push_back({each.keyword + " " + each.name, each.name, each.name_range, each.local_linkage, std::move(score),
                        !forwards         ? ""
                        : each.erases_type ? "It keeps an object of any type behind this interface, so it may be no manager itself."
                                           : "It holds the canonical, so it may only forward to it."});
    }
  }

  // What a class is made of is told with it: its Impl, its Concept.
  bool is_nested_in_another(const Peer& peer) const {
    return std::any_of(peers_.begin(), peers_.end(), [&](const Peer& other) { return peer.name.starts_with(other.name + "::"); });
  }

  // A base that both have calls what they share: that is what it asks of them.
  bool is_contract(const std::set<std::string>& common, const Score& score) const {
    if (common.empty() || context_.classes == nullptr) return false;
    const auto is_called = [&](const facts::LexicalClass& base) {
      std::size_t count = 0;
      for (const std::vector<std::string>* names : {&score.same, &score.loose})
        for (const std::string& name : *names) count += std::binary_search(base.calls.begin(), base.calls.end(), name) ? 1 : 0;
      return count * 2 >= score.shared();
    };
    return std::any_of(context_.classes->classes.begin(), context_.classes->classes.end(), [&](const facts::LexicalClass& each) {
      return each.keyword != "namespace" && common.contains(each.name) && is_called(each);
    });
  }

  void functions(const Offer& offer) {
    std::map<std::pair<std::string, facts::FileId>, FunctionGroup> groups;
    for (const FunctionGroup& each : context_.facts.function_groups) {
      if (is_exempt(each.name, each.first.file)) continue;
      const auto [known, is_new] = groups.try_emplace({each.name, each.first.file}, each);
      if (is_new) continue;
      known->second.uses_canonical |= each.uses_canonical;
      known->second.functions.insert(known->second.functions.end(), each.functions.begin(), each.functions.end());
    }
    for (const auto& [key, group] : groups) {
      Offer offered;
      for (const facts::Method& each : group.functions)
        if (each.is_offered) offered[each.name].insert(each.shape);
      Score score = compare(offer, offered, family_.rarity);
      if (!fires(score)) continue;
      const std::string name = group.name.empty() ? "the global namespace" : "namespace " + group.name;
      add({name, name, group.first, true, std::move(score),
           group.uses_canonical ? "A function of it calls the canonical, so it may only forward to it." : ""});
    }
  }

  void add(const Peer& peer) {
    Finding finding = begin(peer.name, peer.is_local);
    finding.severity = peer.why_note.empty() ? Severity::error : Severity::note;
    finding.region = context_.region(peer.place);
    finding.message = sentences(peer.what, peer.score) + (peer.why_note.empty() ? "" : " " + peer.why_note);
    findings_.push_back(std::move(finding));
  }

  Finding begin(const std::string& subject, bool is_local) const {
    Finding finding;
    finding.check = "SSOT007";
    finding.subject = subject;
    if (is_local) finding.in_file = subject;
    finding.peer = canonical_.type;
    finding.help = "use " + canonical_.type + " from " + canonical_.include +
                   "; a fake for tests stands under `duplicates.fakes` of ssot.json or derives from it, and what does "
                   "another job stands in `allow_family` of the rules";
    finding.related = {{context_.region(own_->name_range), "the canonical"}};
    return finding;
  }

  std::string sentences(const std::string& what, const Score& score) const {
    const std::size_t all = score.shared() + score.missing.size();
    std::string out = what + " offers " + std::to_string(score.shared()) + " of the " + std::to_string(all) +
                      " methods of the canonical " + canonical_.type + " (score " + two_digits(score.weight) + ").";
    const auto add = [&](const char* title, const std::vector<std::string>& names) {
      if (!names.empty()) out += std::string(" ") + title + listed(names) + ".";
    };
    add("The same: ", score.same);
    add("With other parameters: ", score.loose);
    add("Of the canonical alone: ", score.missing);
    add("Its own: ", score.added);
    return out;
  }

  // What the text shows, and no translation unit.
  void unseen(const Offer& offer) {
    for (const ManagerFamily::Member& each : family_.members) {
      const facts::LexicalClass& record = *each.of;
      if (record.file == context_.facts.path(own_->name_range.file) || exempt_(record.name, record.file) ||
          graph_.is_seen(record) || each.bases.contains(unqualified(canonical_.type)))
        continue;
      Offer offered;
      for (const std::string& name : each.methods) offered[name].insert("");
      Offer by_name;
      for (const auto& [name, shapes] : offer) by_name[name].insert("");
      Score score = compare(by_name, offered, family_.rarity);
      if (!fires(score)) continue;
      const bool is_functions = record.keyword == "namespace";
      const std::string name = !is_functions ? record.name : record.name.empty() ? "the global namespace" : "namespace " + record.name;
      Finding finding = begin(name, true);
      finding.severity = Severity::note;
      finding.region = context_.lines.region(record.file, record.begin, record.end);
      finding.message = sentences(is_functions ? name : record.keyword + " " + name, score) + " It was not seen: " +
                        (!record.macro.empty()        ? "it stands in the body of the macro " + record.macro
                         : graph_.is_read(record.file) ? "no translation unit that was parsed takes this branch"
                                                       : "no translation unit reads this file, and alone it does not parse") +
                        ", so names alone were compared.";
      findings_.push_back(std::move(finding));
    }
  }

  const rules::Canonical& canonical_;
  const Context& context_;
  const ClassGraph& graph_;
  const Exempt exempt_;
  const Definition* own_ = nullptr;
  std::set<std::string> bases_;
  ManagerFamily family_;
  std::vector<Peer> peers_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> duplicate_structure(const Context& context) {
  std::vector<Finding> findings;
  const ClassGraph graph(context.facts);
  for (const rules::Concept& unit : context.rules.concepts) {
    if (unit.canonical.type.empty()) continue;
    std::vector<Finding> of_one = Comparison(unit, context, graph).run();
    std::move(of_one.begin(), of_one.end(), std::back_inserter(findings));
  }
  return findings;
}

std::map<std::string, std::size_t> too_small_to_compare(const Context& context) {
  std::map<std::string, std::size_t> small;
  const ClassGraph graph(context.facts);
  for (const rules::Concept& unit : context.rules.concepts) {
    const Definition* own = unit.canonical.type.empty() ? nullptr : graph.canonical(unit.canonical);
    if (own == nullptr) continue;
    const std::size_t count = graph.offer(*own).size();
    if (count < context.duplicates.shared) small.emplace(own->name, count);
  }
  return small;
}

}  // namespace ssot::lint
