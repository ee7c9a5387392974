#include "cli/explain_site.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "edit/render.hpp"
#include "lint/legacy.hpp"
#include "lint/lines.hpp"
#include "plan/includes.hpp"

namespace ssot::cli {
namespace {

using facts::FileId;
using facts::Range;
using report::SiteAnswer;

constexpr std::size_t most_others = 10;
constexpr std::size_t most_near = 3;

std::string without_end(std::string_view line) {
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  return std::string(line);
}

bool by_place(const SiteAnswer& a, const SiteAnswer& b) {
  return std::tie(a.place.line, a.place.column, a.what, a.entity) < std::tie(b.place.line, b.place.column, b.what, b.entity);
}

}  // namespace

SiteExplainer::SiteExplainer(const Planned& planned, const Workspace& workspace, const Disk& disk)
    : planned_(planned),
      plan_(planned.migration->outcome.plan),
      facts_(planned.facts),
      workspace_(workspace),
      disk_(disk),
      lines_(disk) {}

Place SiteExplainer::place(const Range& range) {
  const lint::Region at = lines_.region(facts_, range);
  return {facts_.path(range.file), at.line, at.column, {}};
}

SiteAnswer::Other SiteExplainer::other(std::size_t decision) {
  const plan::Decision& one = plan_.decisions[decision];
  return {place(one.site.name), one.site.entity, report::name_of(planned_.migration->account.lines[decision].status)};
}

// --- what there is ----------------------------------------------------------------------------------------------

std::vector<SiteAnswer> SiteExplainer::includes_of(FileId file) {
  std::vector<SiteAnswer> out;
  for (const plan::IncludeChange& change : plan_.includes)
    if (change.include.range.file == file) out.push_back(answer(change));
  for (const plan::KeptInclude& kept : plan_.kept_includes)
    if (kept.range.file == file) out.push_back(answer(kept));
  return out;
}

std::vector<SiteAnswer> SiteExplainer::at(const std::string& path, unsigned line, unsigned column) {
  std::vector<SiteAnswer> named, around;
  for (std::size_t i = 0; i < plan_.decisions.size(); ++i) {
    const facts::Site& site = plan_.decisions[i].site;
    if (facts_.path(site.name.file) != path) continue;
    const lint::Region name = lines_.region(facts_, site.name);
    const lint::Region whole = lines_.region(facts_, site.range);
    const bool on_name = name.line == line && (column == 0 || (name.column <= column && column < name.end_column));
    const std::pair begin(whole.line, whole.column), end(whole.end_line, whole.end_column), at(line, column);
    const bool inside = column == 0 ? whole.line <= line && line <= whole.end_line : begin <= at && at < end;
    if (on_name)
      named.push_back(answer(i));
    else if (inside)
      around.push_back(answer(i));
  }
  std::vector<SiteAnswer> out = named.empty() ? std::move(around) : std::move(named);
  for (FileId file = 0; file < facts_.files.size(); ++file)
    if (facts_.path(file) == path)
      for (SiteAnswer& include : includes_of(file))
        if (include.place.line == line) out.push_back(std::move(include));
  if (out.empty())
    for (const facts::Mention& mention : facts_.mentions)
      if (facts_.path(mention.range.file) == path) {
        const lint::Region region = lines_.region(facts_, mention.range);
        const bool whole = mention.what == "inactive" || mention.what == "declared";
        if (whole ? region.line <= line && line <= region.end_line
                  : region.line == line && (column == 0 || (region.column <= column && column < region.end_column)))
          out.push_back(answer(mention));
      }
  std::sort(out.begin(), out.end(), by_place);
  return out;
}

std::vector<SiteAnswer> SiteExplainer::of_entry(const std::string& id) {
  std::vector<SiteAnswer> out;
  const std::vector<report::AccountLine>& lines = planned_.migration->account.lines;
  for (std::size_t i = 0; i < plan_.decisions.size(); ++i)
    if (lines[i].id == id) out.push_back(answer(i));
  std::set<FileId> files;
  for (const plan::IncludeChange& change : plan_.includes) files.insert(change.include.range.file);
  for (const plan::KeptInclude& kept : plan_.kept_includes) files.insert(kept.range.file);
  for (const FileId file : files)
    for (SiteAnswer& include : includes_of(file))
      if (include.id == id) out.push_back(std::move(include));
  if (!out.empty()) return out;
  // What only the compatibility header makes a use of it has no place before the rewrite.
  for (const lint::LedgerEntry& entry : planned_.migration->ledger.entries)
    if (entry.id() == id) {
      SiteAnswer answer;
      answer.status = "noted";
      answer.what = "use of";
      answer.entity = entry.entity;
      answer.place.file = workspace_.root + "/" + entry.file;
      answer.id = id;
      answer.enclosing = entry.enclosing;
      answer.reason = entry.why;
      answer.todo = entry.todo;
      answer.owner = entry.owner;
      add_rule(entry.rule, answer);
      out.push_back(std::move(answer));
    }
  return out;
}

report::RuleAnswer::Counts SiteExplainer::of_rule(const std::string& rule) {
  report::RuleAnswer::Counts counts;
  for (std::size_t i = 0; i < plan_.decisions.size(); ++i) {
    const plan::Decision& decision = plan_.decisions[i];
    if (decision.site.rule != rule) continue;
    ++counts.found;
    if (decision.status == plan::Status::rewritten) {
      ++counts.rewritten;
      continue;
    }
    ++(decision.status == plan::Status::refused ? counts.refused : counts.noted);
    if (counts.staying.size() < most_others)
      counts.staying.push_back(other(i));
    else
      ++counts.more;
  }
  return counts;
}

std::vector<std::string> SiteExplainer::near(const std::string& path, unsigned line) {
  std::vector<std::pair<unsigned, std::string>> found;
  const auto add = [&](const Place& at, const std::string& entity) {
    found.emplace_back(at.line > line ? at.line - line : line - at.line,
                       to_string(Place{workspace_.relative(at.file), at.line, at.column, {}}) + " (" + entity + ")");
  };
  for (const plan::Decision& decision : plan_.decisions)
    if (facts_.path(decision.site.name.file) == path) add(place(decision.site.name), decision.site.entity);
  for (FileId file = 0; file < facts_.files.size(); ++file)
    if (facts_.path(file) == path)
      for (const SiteAnswer& include : includes_of(file)) add(include.place, include.entity);
  std::sort(found.begin(), found.end());
  std::vector<std::string> out;
  for (const auto& [distance, text] : found)
    if (out.size() < most_near) out.push_back(text);
  return out;
}

bool SiteExplainer::is_shown(const std::string& path) const {
  return std::any_of(facts_.files.begin(), facts_.files.end(),
                     [&](const facts::File& file) { return file.path == path; });
}

std::vector<std::string> SiteExplainer::ids() const {
  std::set<std::string> out;
  for (const report::AccountLine& line : planned_.migration->account.lines) out.insert(line.id);
  for (const lint::LedgerEntry& entry : planned_.migration->ledger.entries) out.insert(entry.id());
  return {out.begin(), out.end()};
}

// --- one answer -------------------------------------------------------------------------------------------------

SiteAnswer SiteExplainer::answer(std::size_t index) {
  const plan::Decision& decision = plan_.decisions[index];
  const report::AccountLine& line = planned_.migration->account.lines[index];
  SiteAnswer out;
  out.status = report::name_of(line.status);
  out.what = lint::words_for(decision.site.kind);
  out.entity = decision.site.entity;
  out.place = place(decision.site.name);
  out.id = line.id;
  out.enclosing = decision.site.enclosing;
  out.reason = decision.reason;
  out.todo = decision.todo;
  add_rule(decision.site.rule, out);
  if (decision.status == plan::Status::rewritten) add_change(decision.site.range, out);
  if (decision.status == plan::Status::refused) add_tried(decision.site.range, out);
  add_together(index, out);
  add_units(decision.site.name, out);
  if (const lint::LedgerEntry* entry =
          planned_.migration->ledger.find(line.rule, line.entity, workspace_.relative(line.file), out.enclosing))
    out.owner = entry->owner;
  return out;
}

std::string SiteExplainer::include_id(const std::string& header, FileId file) const {
  return lint::entry_id("include", header, workspace_.relative(facts_.path(file)), {});
}

SiteAnswer SiteExplainer::answer(const plan::IncludeChange& change) {
  const facts::Include& include = change.include;
  const std::string header = plan::legacy_header_of(facts_.path(include.target), workspace_.rules);
  SiteAnswer out;
  out.status = "rewritten";
  out.what = "include of";
  out.entity = header.empty() ? include.written : header;
  out.place = place(include.spelled);
  out.id = include_id(out.entity, include.range.file);
  if (change.replacement.empty()) out.reason = "nothing in this file needs it any more";
  add_change(include.range, out);
  add_units(include.range, out);
  return out;
}

SiteAnswer SiteExplainer::answer(const plan::KeptInclude& kept) {
  SiteAnswer out;
  out.status = "noted";
  out.what = "include of";
  out.entity = kept.header;
  out.place = place(kept.range);
  out.id = include_id(kept.header, kept.range.file);
  out.reason = kept.reason;
  out.todo = kept.todo;
  add_units(kept.range, out);
  if (const lint::LedgerEntry* entry = planned_.migration->ledger.find(
          "include", kept.header, workspace_.relative(facts_.path(kept.range.file)), {}))
    out.owner = entry->owner;
  return out;
}

SiteAnswer SiteExplainer::answer(const facts::Mention& mention) {
  SiteAnswer out;
  out.status = "not legacy";
  out.what = "mention of";
  out.place = place(mention.range);
  out.entity = "a legacy name";
  if (mention.what == "inactive") {
    out.reason = "an #if switches it off in every build that was given";
    out.todo = "give the build that compiles it, with -p";
  } else if (mention.what == "declared") {
    out.reason = "it is the legacy declaration itself";
  } else if (mention.what == "dependent") {
    out.reason = "what it means depends on a template parameter, and no instantiation that was seen reaches the legacy one";
  } else if (mention.what == "argument") {
    out.reason = "it is text in the argument of a macro, which names nothing there";
  } else {
    out.entity = mention.what;
    out.reason = "the name is that of a legacy entity; what it means here is another one";
  }
  add_units(mention.range, out);
  return out;
}

void SiteExplainer::add_rule(const std::string& id, SiteAnswer& answer) const {
  for (const rules::Concept& unit : workspace_.rules.concepts)
    for (const rules::Rule& rule : unit.rules)
      if (rule.id == id) {
        answer.rule = id;
        answer.rule_text = rule.text;
        answer.rule_place = rule.place;
        answer.remark = rule.remark;
      }
}

void SiteExplainer::add_together(std::size_t index, SiteAnswer& answer) {
  const plan::Decision& decision = plan_.decisions[index];
  for (std::size_t i = 0; i < plan_.decisions.size(); ++i) {
    if (i == index || plan_.decisions[i].group != decision.group) continue;
    if (answer.together.size() < most_others)
      answer.together.push_back(other(i));
    else
      ++answer.more;
  }
}

void SiteExplainer::add_units(const Range& name, SiteAnswer& answer) const {
  std::set<std::string> saw;
  for (const facts::Site& site : facts_.sites)
    if (site.name == name) saw.insert(site.configuration);
  for (const facts::Unit& unit : facts_.units) {
    if (!std::binary_search(unit.files.begin(), unit.files.end(), name.file)) continue;
    const bool is_seen = saw.empty() || saw.contains(unit.configuration);
    (is_seen ? answer.seen : answer.not_seen).push_back({workspace_.relative(unit.file), unit.configuration});
  }
}

const std::vector<SiteExplainer::Hunk>& SiteExplainer::hunks_of(const std::string& path, const edit::Edits& edits,
                                                                Hunks& known) {
  const auto [at, is_new] = known.try_emplace(path);
  const auto edited = edits.find(path);
  if (!is_new || edited == edits.end()) return at->second;
  const std::vector<std::string_view> before = report::split_lines(edited->second.before);
  const std::vector<std::string_view> after = report::split_lines(edited->second.after);
  std::size_t old_line = 0, new_line = 0;
  bool open = false;
  for (const report::Run& run : report::line_diff(before, after)) {
    if (run.change == report::Change::kept) {
      old_line += run.count, new_line += run.count;
      open = false;
      continue;
    }
    if (!open) at->second.push_back({static_cast<unsigned>(old_line) + 1, static_cast<unsigned>(old_line), {}, {}});
    open = true;
    Hunk& hunk = at->second.back();
    for (std::size_t i = 0; i < run.count; ++i) {
      if (run.change == report::Change::removed)
        hunk.before.push_back(without_end(before[old_line++])), ++hunk.last;
      else
        hunk.after.push_back(without_end(after[new_line++]));
    }
  }
  return at->second;
}

void SiteExplainer::add_lines(const Range& range, const edit::Edits& edits, Hunks& known, SiteAnswer& answer) {
  const lint::Region at = lines_.region(facts_, range);
  for (const Hunk& hunk : hunks_of(facts_.path(range.file), edits, known)) {
    if (hunk.last < at.line || hunk.first > at.end_line) continue;
    answer.before.insert(answer.before.end(), hunk.before.begin(), hunk.before.end());
    answer.after.insert(answer.after.end(), hunk.after.begin(), hunk.after.end());
  }
}

void SiteExplainer::add_change(const Range& range, SiteAnswer& answer) {
  add_lines(range, planned_.migration->outcome.edits, hunks_, answer);
}

void SiteExplainer::add_tried(const Range& range, SiteAnswer& answer) {
  if (!tried_) {
    llvm::Expected<edit::Edits> edits = edit::render(plan::make_plan(facts_, workspace_.rules), facts_, disk_);
    if (!edits) return llvm::consumeError(edits.takeError());
    tried_ = std::move(*edits);
  }
  add_lines(range, *tried_, tried_hunks_, answer);
}

}  // namespace ssot::cli
