#include "lint/checks/second_initialisation.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "lint/legacy.hpp"

namespace ssot::lint {
namespace {

using facts::Instance;
using facts::Reached;

std::string here(const Instance& instance) {
  const bool is_declared = instance.how == "variable" || instance.how == "static variable" || instance.how == "member";
  return "here it is " + (is_declared ? "a " + instance.how : "made by " + instance.how) +
         (instance.enclosing.empty() ? "" : " (" + instance.enclosing + ")");
}

std::string names_of(const std::vector<rules::CompositionRoot>& roots) {
  std::string names;
  for (const rules::CompositionRoot& root : roots) names += (names.empty() ? "" : ", ") + root.function;
  return names;
}

class Judge {
 public:
  Judge(const rules::Concept& unit, const Context& context) : unit_(unit), context_(context) {}

  std::vector<Finding> findings() {
    for (const Instance& instance : context_.facts.instances) {
      const facts::File& file = context_.facts.files[instance.place.file];
      if (instance.type != unit_.canonical.type || !file.in_root || legacy_file(context_, file.path)) continue;
      if (instance.each_has_one)
        add(instance, "is kept in static storage of a header", "A program and each of its shared libraries may have its own",
            "declare the accessor in the header and define it in one source file");
      else if (!instance.in_own_code && !unit_.composition_roots.empty())
        made(instance);
    }
    for (const auto& [body, instances] : bodies_) in_root(instances);
    return std::move(findings_);
  }

 private:
  void made(const Instance& instance) {
    if (!instance.in_composition_root)
      add(instance, "is made outside of its entry point", "The one instance is made in " + names_of(unit_.composition_roots),
          "use " + (unit_.canonical.reference.empty() ? "the one instance" : unit_.canonical.reference) +
              ", or name the function under composition_roots");
    else if (instance.how != "member")
      bodies_[{instance.place.file, instance.body}].push_back(&instance);
  }

  // Two in branches may exclude each other; one that is always made, and another, do not.
  void in_root(const std::vector<const Instance*>& instances) {
    bool is_there = false;
    for (std::size_t i = 0; i < instances.size(); ++i) {
      const Instance& each = *instances[i];
      if (each.reached == Reached::repeated)
        add(each, "is made in a loop", "There is to be one", "make it once, before the loop");
      else if (is_there || (i > 0 && each.reached == Reached::once))
        add(each, "is made a second time in one entry point", "There is to be one", "use the first one");
      is_there = is_there || each.reached == Reached::once;
    }
  }

  void add(const Instance& instance, const std::string& what, const std::string& why, const std::string& help) {
    Finding finding;
    finding.check = "SSOT014";
    finding.region = context_.region(instance.place);
    finding.message = "an object of " + instance.type + " " + what + ". " + why + "; " + here(instance) + ".";
    finding.help = help;
    finding.subject = instance.type + (instance.enclosing.empty() ? "" : " in " + instance.enclosing);
    if (instance.enclosing.empty() || instance.enclosing_is_local) finding.in_file = finding.subject;
    finding.peer = unit_.canonical.type;
    findings_.push_back(std::move(finding));
  }

  const rules::Concept& unit_;
  const Context& context_;
  std::map<std::pair<facts::FileId, std::uint32_t>, std::vector<const Instance*>> bodies_;  // in the order of places
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> second_initialisation(const Context& context) {
  std::vector<Finding> findings;
  for (const rules::Concept& unit : context.rules.concepts)
    if (!unit.canonical.type.empty())
      for (Finding& finding : Judge(unit, context).findings()) findings.push_back(std::move(finding));
  return findings;
}

}  // namespace ssot::lint
