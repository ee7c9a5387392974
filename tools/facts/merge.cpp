#include "facts/merge.hpp"

#include <algorithm>
#include <iterator>
#include <map>

namespace ssot::facts {
namespace {

// Old file id => new file id, for one part.
using Renumbering = std::vector<FileId>;

// A range that was never set refers to file 0 and stays the null range, whatever file 0 is here.
void renumber(Range& range, const Renumbering& ids) {
  if (range != Range{}) range.file = ids[range.file];
}

void renumber(Site& site, const Renumbering& ids) {
  for (Range* range :
       {&site.range, &site.name, &site.object, &site.access_token, &site.holder_range, &site.declarator,
        &site.consumer_range})
    renumber(*range, ids);
  for (Range& comment : site.comments) renumber(comment, ids);
  for (Argument& argument : site.arguments) {
    renumber(argument.range, ids);
    renumber(argument.line_end, ids);
    renumber(argument.name_comment, ids);
  }
}

void renumber(Include& include, const Renumbering& ids) {
  renumber(include.range, ids);
  renumber(include.spelled, ids);
  renumber(include.definition, ids);
  include.target = ids[include.target];
}

void renumber(HeaderMention& mention, const Renumbering& ids) {
  mention.range.file = ids[mention.range.file];  // an empty one is the beginning of its file
}

void renumber(Definition& definition, const Renumbering& ids) {
  renumber(definition.range, ids);
  renumber(definition.name_range, ids);
}

void renumber(FunctionGroup& group, const Renumbering& ids) {
  renumber(group.first, ids);
}

void renumber(ShimFunction& function, const Renumbering& ids) {
  renumber(function.name_range, ids);
}
void renumber(ShimVariable& variable, const Renumbering& ids) {
  renumber(variable.name_range, ids);
}
void renumber(Mention& mention, const Renumbering& ids) {
  renumber(mention.range, ids);
}
void renumber(Choice& choice, const Renumbering& ids) {
  choice.file = ids[choice.file];
  renumber(choice.place, ids);
}
void renumber(Body& body, const Renumbering& ids) {
  body.file = ids[body.file];
}
void renumber(Declared&, const Renumbering&) {}
void renumber(Alias& alias, const Renumbering& ids) {
  renumber(alias.name_range, ids);
}
void renumber(Instance& instance, const Renumbering& ids) {
  renumber(instance.place, ids);
}
void renumber(Discarded& discarded, const Renumbering& ids) {
  renumber(discarded.place, ids);
}
void renumber(Flow&, const Renumbering&) {}
void renumber(Via& via, const Renumbering& ids) {
  renumber(via.token, ids);
}

void renumber(ShortName& form, const Renumbering& ids) {
  renumber(form.site, ids);
}
void renumber(Meaning& meaning, const Renumbering& ids) {
  renumber(meaning.token, ids);
}

void renumber(Use& use, const Renumbering& ids) {
  use.user = ids[use.user];
  use.provider = ids[use.provider];
}

void renumber(Unit& unit, const Renumbering& ids) {
  for (FileId& file : unit.files) file = ids[file];
  std::sort(unit.files.begin(), unit.files.end());
}

template <class T>
void take(std::vector<T>& to, const std::vector<T>& from, const Renumbering& ids) {
  for (T item : from) {
    renumber(item, ids);
    to.push_back(std::move(item));
  }
}

template <class T>
void sort_unique(std::vector<T>& items) {
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
}

// All files by path: the order of the result, whatever the order of the parts.
std::map<std::string, File> all_files(const std::vector<Facts>& parts) {
  std::map<std::string, File> files;
  for (const Facts& part : parts)
    for (const File& file : part.files) {
      auto [it, added] = files.emplace(file.path, file);
      if (added) continue;
      File& known = it->second;
      // What one unit could not see another one may; only of the bytes there must be one version.
      const bool alone = known.alone || file.alone;
      const std::uint32_t declares_at = std::min(known.declares_at, file.declares_at);
      known = std::max(known, file);
      known.alone = alone;
      known.declares_at = declares_at;
    }
  return files;
}

}  // namespace

Facts merge(const std::vector<Facts>& parts) {
  Facts whole;
  std::map<std::string, FileId> id_of;
  for (auto& [path, file] : all_files(parts)) {
    id_of.emplace(path, static_cast<FileId>(whole.files.size()));
    whole.files.push_back(file);
  }
  for (const Facts& part : parts) {
    Renumbering ids;
    for (const File& file : part.files) ids.push_back(id_of.at(file.path));
    take(whole.units, part.units, ids);
    take(whole.sites, part.sites, ids);
    take(whole.flows, part.flows, ids);
    take(whole.vias, part.vias, ids);
    take(whole.short_names, part.short_names, ids);
    take(whole.meanings, part.meanings, ids);
    take(whole.uses, part.uses, ids);
    take(whole.includes, part.includes, ids);
    take(whole.header_mentions, part.header_mentions, ids);
    take(whole.definitions, part.definitions, ids);
    take(whole.function_groups, part.function_groups, ids);
    take(whole.shim_functions, part.shim_functions, ids);
    take(whole.shim_variables, part.shim_variables, ids);
    take(whole.mentions, part.mentions, ids);
    take(whole.choices, part.choices, ids);
    take(whole.bodies, part.bodies, ids);
    take(whole.declared, part.declared, ids);
    take(whole.aliases, part.aliases, ids);
    take(whole.instances, part.instances, ids);
    take(whole.discarded, part.discarded, ids);
  }
  sort_unique(whole.units);
  sort_unique(whole.sites);
  sort_unique(whole.flows);
  sort_unique(whole.vias);
  sort_unique(whole.short_names);
  sort_unique(whole.meanings);
  sort_unique(whole.uses);
  sort_unique(whole.includes);
  sort_unique(whole.header_mentions);
  sort_unique(whole.definitions);
  sort_unique(whole.function_groups);
  sort_unique(whole.shim_functions);
  sort_unique(whole.shim_variables);
  sort_unique(whole.mentions);
  sort_unique(whole.choices);
  sort_unique(whole.bodies);
  sort_unique(whole.declared);
  sort_unique(whole.aliases);
  sort_unique(whole.instances);
  sort_unique(whole.discarded);
  return whole;
}

namespace {
constexpr std::size_t fan_in = 8;
}

void Merger::add(Facts part) {
  for (std::size_t level = 0;; ++level) {
    if (level == levels_.size()) levels_.emplace_back();
    levels_[level].push_back(std::move(part));
    if (levels_[level].size() < fan_in) return;
    part = merge(levels_[level]);
    levels_[level].clear();
  }
}

Facts Merger::whole() && {
  std::vector<Facts> rest;
  for (std::vector<Facts>& level : levels_) std::move(level.begin(), level.end(), std::back_inserter(rest));
  levels_.clear();
  return merge(rest);
}

}  // namespace ssot::facts
