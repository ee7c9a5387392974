#include "lint/checks/mixed_managers.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "lint/checks/shim_logic.hpp"
#include "lint/legacy.hpp"
#include "support/path.hpp"

namespace ssot::lint {
namespace {

using facts::FileId;
using Managers = std::set<FileId>;

class IncludeGraph {
 public:
  IncludeGraph(const rules::Concept& unit, const Context& context) : unit_(unit), context_(context) {
    for (const facts::Include& include : context.facts.includes) includes_[include.range.file].push_back(&include);
    for (auto& [file, list] : includes_)
      std::sort(list.begin(), list.end(), [](const auto* a, const auto* b) { return a->range < b->range; });
    for (FileId file = 0; file < context.facts.files.size(); ++file)
      if (is_manager(context.facts.path(file))) managers_.insert(file);
  }

  std::vector<Finding> findings() {
    std::vector<Finding> out;
    for (const auto& [file, list] : includes_)
      if (is_looked_at(file) && brings_together(file)) out.push_back(finding(file));
    return out;
  }

 private:
  bool is_manager(const std::string& path) const {
    if (ends_with_path(path, bare(unit_.canonical.include))) return true;
    const LegacyFile legacy = legacy_file(context_, path);
    return legacy && !legacy.implementation && legacy.of == &unit_ && !only_forwards(context_, path);
  }

  bool is_looked_at(FileId file) const {
    const facts::File& info = context_.facts.files[file];
    return info.in_root && !managers_.contains(file) && !legacy_file(context_, info.path) &&
           !is_canonical_file(info.path, unit_.canonical);
  }

  Managers through(const facts::Include& include) {
    return managers_.contains(include.target) ? Managers{include.target} : reached(include.target);
  }

  // An include in a circle adds nothing that its beginning does not find.
  const Managers& reached(FileId file) {
    const auto [known, is_new] = reached_.try_emplace(file);
    if (!is_new) return known->second;
    Managers all;
    if (const auto list = includes_.find(file); list != includes_.end())
      for (const facts::Include* include : list->second) all.merge(through(*include));
    return reached_[file] = std::move(all);
  }

  bool brings_together(FileId file) {
    const Managers all = reached(file);
    if (all.size() < 2) return false;
    return std::none_of(includes_[file].begin(), includes_[file].end(),
                        [&](const facts::Include* include) { return through(*include) == all; });
  }

  std::string name_of(FileId manager) const {
    const LegacyFile legacy = legacy_file(context_, context_.facts.path(manager));
    return legacy ? legacy.header->path : bare(unit_.canonical.include);
  }

  Finding finding(FileId file) {
    Finding finding;
    finding.check = "SSOT012";
    std::set<std::string> names;
    Managers before;
    for (const facts::Include* include : includes_[file]) {
      Managers more = through(*include);
      if (std::includes(before.begin(), before.end(), more.begin(), more.end())) continue;
      std::string brings;
      for (const FileId manager : more)
        if (!before.contains(manager)) {
          names.insert(name_of(manager));
          brings += (brings.empty() ? "" : ", ") + name_of(manager);
        }
      const Region region = context_.region(include->spelled);
      if (!before.empty() && finding.region.file.empty()) finding.region = region;
      before.merge(more);
      finding.related.push_back({region, "brings in " + brings});
    }
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
    const std::string here = context_.relative(file);
    finding.message = "two managers of " + unit_.id + " meet in " + here + ". It brings in " + all + ".";
    finding.help = "include " + unit_.canonical.include + " alone, and use " + unit_.canonical.name();
    finding.subject = all + " in " + here;
    finding.in_file = all;
    finding.peer = unit_.canonical.include;
    return finding;
  }

  const rules::Concept& unit_;
  const Context& context_;
  std::map<FileId, std::vector<const facts::Include*>> includes_;
  Managers managers_;
  std::map<FileId, Managers> reached_;
};

}  // namespace

std::vector<Finding> mixed_managers(const Context& context) {
  std::vector<Finding> findings;
  for (const rules::Concept& unit : context.rules.concepts)
    for (Finding& finding : IncludeGraph(unit, context).findings()) findings.push_back(std::move(finding));
  return findings;
}

}  // namespace ssot::lint
