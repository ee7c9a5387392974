#include "edit/render.hpp"

#include <llvm/Support/xxhash.h>

#include <algorithm>
#include <set>

#include "edit/format.hpp"
#include "edit/include_text.hpp"
#include "plan/include_graph.hpp"

namespace ssot::edit {
namespace {

using facts::FileId;
using facts::Range;
using plan::Change;

struct FileWork {
  std::vector<Change> changes;  // by begin, outermost first
  IncludeEdits includes;
};

class Composer {
 public:
  Composer(const std::string& before, const std::vector<Change>& changes)
      : before_(before), changes_(changes) {}

  std::string compose() {
    text(0, static_cast<std::uint32_t>(before_.size()), 0, changes_.size());
    return std::move(out_);
  }
  // Where in the new text which group wrote.
  std::vector<Mark> take_marks() { return std::move(marks_); }

 private:
  // Emits [begin, end) of the old text with the changes [first, last) that lie in it.
  void text(std::uint32_t begin, std::uint32_t end, std::size_t first, std::size_t last) {
    std::uint32_t at = begin;
    while (first < last) {
      const Change& change = changes_[first];
      std::size_t next = first + 1;
      // An insertion right behind a change is its neighbour, not a part of it.
      while (next < last && change.range.contains(changes_[next].range) &&
             changes_[next].range.begin < change.range.end)
        ++next;
      if (change.range.begin >= at && change.range.end <= end) {
        out_.append(before_, at, change.range.begin - at);
        emit(change, first + 1, next);
        at = change.range.end;
      }
      first = next;
    }
    out_.append(before_, at, end - at);
  }

  void emit(const Change& change, std::size_t first, std::size_t last) {
    const std::size_t mark = marks_.size();
    marks_.push_back({out_.size(), out_.size(), change.group});
    for (const plan::Fragment& fragment : change.fragments) {
      if (!fragment.is_source) {
        const std::size_t begin = out_.size();
        out_ += fragment.text;
        if (!fragment.name.empty()) marks_.push_back({begin, out_.size(), change.group, change.site, fragment.name});
        continue;
      }
      std::size_t inner = first;
      while (inner < last && changes_[inner].range.begin < fragment.source.begin) ++inner;
      std::size_t inner_end = inner;
      while (inner_end < last && changes_[inner_end].range.end <= fragment.source.end &&
             changes_[inner_end].range.begin <= fragment.source.end)
        ++inner_end;
      text(fragment.source.begin, fragment.source.end, inner, inner_end);
    }
    marks_[mark].end = out_.size();
  }

  const std::string& before_;
  const std::vector<Change>& changes_;
  std::string out_;
  std::vector<Mark> marks_;
};

// A change before those that lie in it; an include that comes in, which is no part of what stands there, before both.
bool comes_before(const Change& a, const Change& b) {
  const auto is_include = [](const Change& change) { return change.range.empty() && change.group.empty(); };
  if (a.range.begin != b.range.begin) return a.range.begin < b.range.begin;
  if (is_include(a) != is_include(b)) return is_include(a);
  return a.range.end > b.range.end;
}

// Whoever reads the file comes by this include, before anything is declared.
bool is_anchor(const facts::Include& include, const facts::File& file) {
  return !include.in_conditional && include.inside.empty() && include.range.end <= file.declares_at;
}

// Where the first fragment stands that a file includes: what comes in for its sake must come before it.
std::map<FileId, std::uint32_t> first_fragments(const facts::Facts& facts) {
  const plan::IncludeGraph graph(facts);
  std::map<FileId, std::uint32_t> out;
  for (const facts::Include& include : facts.includes)
    if (!graph.owners(include.target).contains(include.target)) {
      const auto [first, added] = out.emplace(include.range.file, include.range.begin);
      if (!added) first->second = std::min(first->second, include.range.begin);
    }
  return out;
}

std::map<FileId, FileWork> work_by_file(const plan::Plan& plan, const facts::Facts& facts) {
  std::map<FileId, FileWork> work;
  for (const Change& change : plan.changes) work[change.range.file].changes.push_back(change);
  for (const plan::IncludeChange& change : plan.includes)
    work[change.include.range.file].includes.replaced.push_back(change);
  for (const plan::AddedInclude& added : plan.added) work[added.file].includes.added.push_back(added.spelled);
  const std::map<FileId, std::uint32_t> fragments = first_fragments(facts);
  for (const facts::Include& include : facts.includes) {
    const auto file = work.find(include.range.file);
    if (file == work.end() || !is_anchor(include, facts.files[include.range.file])) continue;
    const auto fragment = fragments.find(include.range.file);
    if (fragment == fragments.end() || include.range.begin < fragment->second)
      file->second.includes.anchors.push_back(include.range);
  }
  return work;
}

std::multimap<unsigned, std::string> lines_of(const std::vector<Mark>& marks, const std::string& text) {
  std::vector<std::size_t> starts{0};
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1))
    starts.push_back(at + 1);
  const auto line_of = [&](std::size_t offset) {
    return static_cast<unsigned>(std::upper_bound(starts.begin(), starts.end(), offset) - starts.begin());
  };
  std::set<std::pair<unsigned, std::string>> lines;
  for (const Mark& mark : marks)
    for (unsigned line = line_of(mark.begin); line <= line_of(mark.end); ++line) lines.insert({line, mark.group});
  return {lines.begin(), lines.end()};
}

std::vector<ShortName> short_names_of(const std::vector<Mark>& marks) {
  std::vector<ShortName> out;
  for (const Mark& mark : marks)
    if (!mark.name.empty())
      out.push_back({static_cast<std::uint32_t>(mark.begin), static_cast<std::uint32_t>(mark.end), mark.site, mark.name});
  return out;
}

}  // namespace

llvm::Expected<Edits> render(const plan::Plan& plan, const facts::Facts& facts, const Disk& disk) {
  Edits edits;
  for (auto& [file, work] : work_by_file(plan, facts)) {
    const std::string& path = facts.path(file);
    llvm::Expected<std::string> before = disk.read(path);
    if (!before) return before.takeError();
    if (llvm::xxh3_64bits(*before) != facts.files[file].hash)
      return problem(ExitCode::refused, {path, 0, 0, {}}, "the file changed while it was being analysed",
                     "run again; nothing was written");
    std::vector<Change> changes = include_changes(*before, work.includes, file);
    changes.insert(changes.end(), work.changes.begin(), work.changes.end());
    std::stable_sort(changes.begin(), changes.end(), comes_before);
    Composer composer(*before, changes);
    Edited edited;
    edited.after = composer.compose();
    std::vector<Mark> marks = composer.take_marks();
    if (llvm::Error error = format_touched(path, edited.after, marks)) return error;
    edited.groups_by_line = lines_of(marks, edited.after);
    edited.short_names = short_names_of(marks);
    edited.before = std::move(*before);
    if (edited.after != edited.before) edits.emplace(path, std::move(edited));
  }
  return edits;
}

}  // namespace ssot::edit
