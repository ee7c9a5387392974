#include "lint/checks/shim_logic.hpp"

#include <algorithm>
#include <map>

#include "lint/legacy.hpp"

namespace ssot::lint {
namespace {

struct Offence {
  facts::Range place;
  std::string what;
};

// "const std::shared_ptr<n::C> m" without spaces, `const` and the name: "std::shared_ptr<n::C>"
std::string type_of(const std::string& field) {
  std::string type = field.substr(0, field.rfind(' '));
  for (auto at = type.find("const "); at != std::string::npos; at = type.find("const ")) type.erase(at, 6);
  std::erase(type, ' ');
  return type;
}

bool points_to(const std::string& field, const rules::Canonical& canonical) {
  std::string type = type_of(field);
  if (type.ends_with("const")) type.resize(type.size() - 5);
  if (canonical.type.empty()) return false;
  for (const std::string& name : {canonical.type, unqualified(canonical.type)})
    for (const std::string& form : {name + "*", name + "&", "std::shared_ptr<" + name + ">",
                                    "std::weak_ptr<" + name + ">", "std::reference_wrapper<" + name + ">"})
      if (type == form || type == "shared_ptr<" + name + ">") return true;
  return false;
}

std::string body_fault(const facts::ShimFunction& function) {
  if (function.has_branch) return "has a branch or a loop";
  if (function.has_local_state) return "has a local variable";
  if (function.statements > 1) return "has " + std::to_string(function.statements) + " statements";
  return {};
}

// What one file holds that a shim may not, by the class, free function or variable that it belongs to.
class Header {
 public:
  Header(const Context& context, const std::string& path, const rules::Concept& unit)
      : context_(context), path_(path), unit_(unit) {
    for (const facts::Definition& each : context.facts.definitions)
      if (here(each.name_range)) definition(each);
    for (const facts::ShimFunction& each : context.facts.shim_functions)
      if (const std::string fault = body_fault(each); here(each.name_range) && !fault.empty())
        add(owner_of(each.name), each.name_range, each.name + " " + fault);
    for (const facts::ShimVariable& each : context.facts.shim_variables)
      if (here(each.name_range) && !each.is_reference && !each.is_constant)
        add(each.name, each.name_range, each.name + " is state");
  }

  const std::map<std::string, std::vector<Offence>>& offences() const { return offences_; }

 private:
  bool here(const facts::Range& range) const { return context_.facts.path(range.file) == path_; }

  void add(const std::string& subject, const facts::Range& place, std::string what) {
    std::vector<Offence>& known = offences_[subject];
    const bool told =
        std::any_of(known.begin(), known.end(), [&](const Offence& o) { return o.place == place; });
    if (!told) known.push_back({place, std::move(what)});
  }

  void definition(const facts::Definition& definition) {
    const auto& fields = definition.fields;
    // A record of the old interface is a value that callers hold; what would make it a manager is code.
    if (fields.empty() || definition.is_record || (fields.size() == 1 && points_to(fields[0], unit_.canonical))) return;
    add(definition.name, definition.name_range,
        definition.name + " has state: " + fields[0] +
            (fields.size() > 1 ? " and " + std::to_string(fields.size() - 1) + " more" : ""));
  }

  // The class that the function is a member of, if this file defines it; else the function itself.
  std::string owner_of(const std::string& function) const {
    const auto colon = function.rfind("::");
    const std::string scope = colon == std::string::npos ? "" : function.substr(0, colon);
    for (const facts::Definition& each : context_.facts.definitions)
      if (each.name == scope && here(each.name_range)) return scope;
    return function;
  }

  const Context& context_;
  const std::string& path_;
  const rules::Concept& unit_;
  std::map<std::string, std::vector<Offence>> offences_;
};

Finding finding_for(const std::string& subject, std::vector<Offence> offences, const std::string& path,
                    const rules::Concept& unit, const Context& context) {
  std::sort(offences.begin(), offences.end(),
            [](const Offence& a, const Offence& b) { return a.place < b.place; });
  Finding finding;
  finding.check = "SSOT013";
  finding.region = context.region(offences[0].place);
  finding.message =
      "legacy header " + context.relative(path) + " holds logic in " + subject + ". " + offences[0].what +
      (offences.size() > 1 ? ", and " + std::to_string(offences.size() - 1) + " more places." : ".");
  finding.help = "run `ssot rewrite`, or `ssot shim`: the header may only forward to " + unit.canonical.name();
  finding.subject = subject;
  finding.peer = unit.canonical.name();
  for (std::size_t i = 1; i < offences.size(); ++i)
    finding.related.push_back({context.region(offences[i].place), offences[i].what});
  return finding;
}

void implementations(const rules::Concept& unit, const Context& context, std::vector<Finding>& findings) {
  for (const rules::LegacyHeader& header : unit.headers)
    for (const std::string& path : implementations_of(context, header)) {
      Finding finding;
      finding.check = "SSOT013";
      finding.region = {path, 1, 1, 1, 1};
      finding.subject = context.relative(path);
      finding.in_file = header.path;
      finding.message =
          "implementation still there: " + finding.subject + " of legacy header " + header.path + ".";
      finding.help =
          "run `ssot rewrite`; it removes the file, and the header forwards to " + unit.canonical.name();
      finding.peer = unit.canonical.name();
      findings.push_back(std::move(finding));
    }
}

}  // namespace

bool only_forwards(const Context& context, const std::string& path) {
  const LegacyFile file = legacy_file(context, path);
  if (!file || file.implementation || !Header(context, path, *file.of).offences().empty()) return false;
  return implementations_of(context, *file.header).empty();
}

std::vector<Finding> shim_logic(const Context& context) {
  std::vector<Finding> findings;
  for (const facts::File& file : context.facts.files) {
    const LegacyFile legacy = legacy_file(context, file.path);
    if (!legacy || legacy.implementation || !file.in_root) continue;
    const Header header(context, file.path, *legacy.of);
    for (const auto& [subject, offences] : header.offences())
      findings.push_back(finding_for(subject, offences, file.path, *legacy.of, context));
  }
  for (const rules::Concept& unit : context.rules.concepts) implementations(unit, context, findings);
  return findings;
}

}  // namespace ssot::lint
