#include "plan/include_graph.hpp"

#include <algorithm>
#include <deque>

#include "support/path.hpp"

namespace ssot::plan {

using facts::FileId;
using facts::Include;

bool is_spelled(const std::string& path, const std::string& spelled) {
  return spelled.size() > 2 && ends_with_path(path, std::string_view(spelled).substr(1, spelled.size() - 2));
}

IncludeGraph::IncludeGraph(const facts::Facts& facts) : facts_(facts) {
  for (const Include& include : facts.includes) by_file_[include.range.file].push_back(&include);
  std::set<std::string> units;
  for (const facts::Unit& unit : facts.units) units.insert(unit.file);
  for (FileId file = 0; file < facts.files.size(); ++file)
    if (units.contains(facts.path(file))) main_.insert(file);
  std::map<FileId, std::set<FileId>> includers;
  for (const Include& include : facts.includes) includers[include.target].insert(include.range.file);
  const auto is_part = [&](FileId file) {
    return facts.files[file].in_root && !facts.files[file].alone && !main_.contains(file) &&
           includers.contains(file) && !includes_by_itself(file);
  };
  for (const auto& [file, direct] : includers) {
    if (!is_part(file)) continue;
    std::set<FileId> seen{file};
    std::deque<FileId> open(direct.begin(), direct.end());
    for (; !open.empty(); open.pop_front()) {
      if (!seen.insert(open.front()).second) continue;
      if (!is_part(open.front()))
        owners_[file].insert(open.front());
      else
        open.insert(open.end(), includers.at(open.front()).begin(), includers.at(open.front()).end());
    }
  }
}

bool IncludeGraph::includes_by_itself(FileId file) const {
  const auto includes = by_file_.find(file);
  return includes != by_file_.end() &&
         std::any_of(includes->second.begin(), includes->second.end(),
                     [](const Include* include) { return include->inside.empty(); });
}

const std::vector<const Include*>& IncludeGraph::of(FileId file) const {
  static const std::vector<const Include*> none;
  const auto includes = by_file_.find(file);
  return includes == by_file_.end() ? none : includes->second;
}

std::set<FileId> IncludeGraph::owners(FileId file) const {
  const auto owners = owners_.find(file);
  return owners == owners_.end() ? std::set<FileId>{file} : owners->second;
}

bool IncludeGraph::is_exported(const Include& include) const {
  const facts::File& in = facts_.files[include.range.file];
  const bool umbrella = in.in_root && in.alone && in.declares_at == facts::File::nowhere &&
                        !main_.contains(include.range.file) && !facts_.units.empty();
  return include.exported || umbrella;
}

std::set<FileId> IncludeGraph::closure(FileId from, const Cut& cut) const {
  std::set<FileId> seen{from};
  for (std::deque<FileId> open{from}; !open.empty(); open.pop_front())
    for (const Include* include : of(open.front()))
      if (!(cut && cut(*include)) && seen.insert(include->target).second) open.push_back(include->target);
  return seen;
}

}  // namespace ssot::plan
