#include "cli/slices.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>

#include "cli/aftermath.hpp"
#include "cli/code_owners.hpp"
#include "cli/diff.hpp"

namespace ssot::cli {
namespace fs = std::filesystem;
namespace {

constexpr const char* headers_title = "compatibility headers";
constexpr const char* last_title = "removals";
constexpr const char* nobody = "nobody";

using Texts = std::map<std::string, std::optional<std::string>>;  // path => text; nothing: there is no such file

// Which slice a file belongs to. Titles in the order of slices.
class Keys {
 public:
  static llvm::Expected<Keys> make(const std::string& by, const std::set<std::string>& edited, const Workspace& workspace,
                                   const Disk& disk) {
    Keys out;
    std::optional<CodeOwners> owners;
    if (by == "owner") {
      llvm::Expected<CodeOwners> read = read_code_owners(workspace.root, disk);
      if (!read) return read.takeError();
      owners = std::move(*read);
    }
    std::size_t files = 0;
    const bool counts = by != "owner" && by != "folder";
    if (counts && (llvm::StringRef(by).getAsInteger(10, files) || files == 0))
      return problem({}, "`--slice-by " + by + "` is neither folder, owner nor a number of files",
                     "write `--slice-by folder`, `--slice-by owner` or `--slice-by 20`");
    std::size_t index = 0;
    for (const std::string& path : edited) {
      const std::string shown = workspace.relative(path);
      std::string key;
      if (counts) {
        const std::string number = std::to_string(index++ / files + 1);
        key = "part " + std::string(number.size() < 4 ? 4 - number.size() : 0, '0') + number;
      } else {
        key = owners ? owners->of(shown) : fs::path(shown).parent_path().string();
      }
      if (key.empty()) key = owners ? nobody : ".";
      out.of_.emplace(path, key);
    }
    return out;
  }

  const std::string& of(const std::string& path) const { return of_.at(path); }
  bool knows(const std::string& path) const { return of_.contains(path); }

 private:
  std::map<std::string, std::string> of_;
};

std::string file_name(std::size_t number, const std::string& title) {
  std::string name;
  for (const char c : title) {
    const bool plain = std::isalnum(static_cast<unsigned char>(c)) != 0;
    if (plain || (!name.empty() && name.back() != '-')) name += plain ? c : '-';
  }
  while (name.ends_with('-')) name.pop_back();
  if (name.size() > 60) name.resize(60);
  if (name.empty()) name = "root";
  std::string digits = std::to_string(number);
  return std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits + "-" + name + ".patch";
}

class Slicer {
 public:
  Slicer(const Workspace& workspace, const Planned& planned, const Disk& disk, Console& console)
      : workspace_(workspace), planned_(planned), whole_(*planned.migration), disk_(disk), console_(console) {}

  llvm::Expected<Series> run(const std::string& by) {
    std::set<std::string> edited;
    for (const auto& [path, text] : whole_.outcome.edits) edited.insert(path);
    llvm::Expected<Keys> keys = Keys::make(by, edited, workspace_, disk_);
    if (!keys) return keys.takeError();
    assign(*keys);
    std::set<std::string> titles;
    for (const auto& [group, key] : key_of_group_) titles.insert(key);
    for (const std::string& path : edited) titles.insert(keys->of(path));
    // The shims alone where there are some, then one state for each title; the last of them is the whole rewrite.
    std::set<std::string> done;
    if (planned_.replacement)
      if (llvm::Error error = add_state(*keys, done, headers_title)) return error;
    std::size_t count = 0;
    for (const std::string& title : titles) {
      done.insert(title);
      if (++count == titles.size()) break;
      console_.notice("slice " + std::to_string(count) + " of " + std::to_string(titles.size()) + ": " + title);
      if (llvm::Error error = add_state(*keys, done, title)) return error;
    }
    finish(titles.empty() ? last_title : *titles.rbegin());
    return std::move(series_);
  }

 private:
  // A group goes with the slice that most of its sites belong to.
  void assign(const Keys& keys) {
    std::map<std::string, std::map<std::string, std::size_t>> votes;
    for (const plan::Decision& decision : whole_.outcome.plan.decisions) {
      if (decision.status != plan::Status::rewritten) continue;
      const std::string& path = planned_.facts.path(decision.site.name.file);
      if (keys.knows(path)) ++votes[decision.group][keys.of(path)];
      files_of_group_[decision.group].insert(path);
    }
    for (const plan::Change& change : whole_.outcome.plan.changes)
      files_of_group_[change.group].insert(planned_.facts.path(change.range.file));
    for (const auto& [group, by_key] : votes)
      key_of_group_[group] = std::max_element(by_key.begin(), by_key.end(), [](const auto& a, const auto& b) {
                               return a.second < b.second;
                             })->first;
  }

  // Everything of titles that are not done yet.
  plan::Outside later(const Keys& keys, const std::set<std::string>& done) const {
    plan::Outside out;
    out.where = "the slices so far";
    std::set<std::string> inside;
    for (const auto& [group, key] : key_of_group_) {
      if (done.contains(key) || along_.contains(group)) {
        const auto files = files_of_group_.find(group);
        if (files != files_of_group_.end()) inside.insert(files->second.begin(), files->second.end());
      } else {
        out.groups.insert(group);
      }
    }
    for (const facts::File& file : planned_.facts.files) {
      const bool is_done = keys.knows(file.path) && done.contains(keys.of(file.path));
      if (!is_done && !inside.contains(file.path)) out.files.emplace(file.path, workspace_.relative(file.path));
    }
    return out;
  }

  llvm::Error add_state(const Keys& keys, const std::set<std::string>& done, const std::string& title) {
    plan::Rejections start = whole_.outcome.rejected;
    start.outside = later(keys, done);
    const std::set<std::string> asked = start.outside.groups;
    llvm::Expected<Migration> state =
        migrate(workspace_, planned_.facts, planned_.replacement, std::move(start), true, disk_, console_);
    if (!state) return state.takeError();
    for (const std::string& group : asked)
      if (!state->outcome.rejected.outside.groups.contains(group)) along_.insert(group);
    Texts texts;
    for (const auto& [path, write] : state->batch.writes) {
      originals_.emplace(path, write.is_new ? std::nullopt : std::optional(write.before));
      texts[path] = write.after;
    }
    for (const auto& [path, before] : state->batch.removals) {
      originals_.emplace(path, before);
      texts[path] = "// What this file implemented is canonical now; the last patch of the series removes it.\n";
    }
    add(title, std::move(texts), *state);
    return llvm::Error::success();
  }

  void finish(const std::string& title) {
    Texts texts;
    for (const auto& [path, write] : whole_.batch.writes) {
      originals_.emplace(path, write.is_new ? std::nullopt : std::optional(write.before));
      texts[path] = write.after;
    }
    Texts kept = texts;
    for (const auto& [path, before] : whole_.batch.removals) {
      originals_.emplace(path, before);
      texts[path] = std::nullopt;
      const auto now = now_.find(path);
      kept[path] = now == now_.end() ? std::optional(before) : now->second;
    }
    add(title, std::move(kept), whole_);
    add(last_title, std::move(texts), whole_);
    series_.last_words = aftermath(whole_.batch, 0, workspace_, disk_);
  }

  // What differs from the state before is the patch; nothing: no slice.
  void add(const std::string& title, Texts texts, const Migration& state) {
    for (const auto& [path, text] : now_)
      if (!texts.contains(path)) texts[path] = originals_.at(path);
    edit::Batch batch;
    Slice slice;
    for (const auto& [path, text] : texts) {
      const auto known = now_.find(path);
      const std::optional<std::string>& before = known == now_.end() ? originals_.at(path) : known->second;
      if (before == text) continue;
      slice.edited.push_back(workspace_.relative(path));
      if (!text)
        batch.removals[path] = *before;
      else
        batch.writes[path] = {before.value_or(""), *text, !before.has_value()};
    }
    now_ = std::move(texts);
    if (slice.edited.empty()) return;
    slice.title = title;
    slice.file = file_name(series_.slices.size() + 1, title);
    slice.patch = cli::diff_of(batch, workspace_.root, workspace_.territory.same_file);
    slice.rewritten = state.account.rewritten - std::min(rewritten_, state.account.rewritten);
    slice.left = whole_.account.rewritten - std::min(state.account.rewritten, whole_.account.rewritten);
    slice.verified = state.account.units_verified;
    rewritten_ = state.account.rewritten;
    series_.slices.push_back(std::move(slice));
  }

  const Workspace& workspace_;
  const Planned& planned_;
  const Migration& whole_;
  const Disk& disk_;
  Console& console_;
  std::map<std::string, std::string> key_of_group_;
  std::map<std::string, std::set<std::string>> files_of_group_;
  std::set<std::string> along_;  // groups that do not compile on the compatibility headers
  Texts originals_;              // of every path that some state changes
  Texts now_;                    // after the slices so far
  std::size_t rewritten_ = 0;
  Series series_;
};

std::string number_of(std::size_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string readme_of(const Series& series) {
  std::string out =
      "# A rewrite in slices\n\nWritten by `ssot rewrite --slices`. The patches apply in this order, each to what the one "
      "before it left. After\neach, every translation unit that it touches was parsed and has no diagnostic that was not "
      "there before. What\nis still to come stands in the ledger, so that `ssot lint` lets no new legacy use in between.\n\n"
      "    while read -r patch; do git apply --index \"DIR/$patch\" && git commit -qm \"$patch\" || break; done < DIR/series\n\n"
      "| patch | what | files | sites rewritten | left for later |\n|---|---|---|---|---|\n";
  for (const Slice& slice : series.slices)
    out += "| `" + slice.file + "` | " + slice.title + " | " + std::to_string(slice.edited.size()) + " | " +
           std::to_string(slice.rewritten) + " | " + std::to_string(slice.left) + " |\n";
  for (const Slice& slice : series.slices) {
    out += "\n## " + slice.file + "\n\n";
    if (slice.title == headers_title)
      out += "The legacy headers forward to the canonical API from here on, so what is not rewritten yet shares the one\n"
             "instance. Legacy implementations are empty, for their build files still name them.\n\n";
    if (slice.title == last_title) out += "Files that nothing needs any more. Take them out of the build files with it.\n\n";
    for (const std::string& file : slice.edited) out += "- `" + file + "`\n";
  }
  if (!series.last_words.empty()) out += "\n## Afterwards\n\n";
  for (const std::string& line : series.last_words) out += "    " + line + "\n";
  return out;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) out.push_back(line);
  return out;
}

llvm::Error clear(const fs::path& folder, Disk& disk) {
  std::set<std::string> ours{"series", "README.md"};
  if (const std::string list = (folder / "series").string(); disk.exists(list)) {
    llvm::Expected<std::string> text = disk.read(list);
    if (!text) return text.takeError();
    for (const std::string& line : lines_of(*text)) ours.insert(line);
  } else {
    ours.clear();
  }
  std::error_code ignored;
  std::vector<std::string> old;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored)) {
    if (!ours.contains(entry.path().filename().string()))
      return problem({entry.path().string(), 0, 0, {}}, "the folder for the slices holds something else",
                     "name an empty folder, or one with an earlier series");
    old.push_back(entry.path().string());
  }
  for (const std::string& path : old)
    if (llvm::Error error = disk.remove(path)) return error;
  return llvm::Error::success();
}

}  // namespace

llvm::Expected<Series> slice(const Workspace& workspace, const Planned& planned, const std::string& by, const Disk& disk,
                             Console& console) {
  return Slicer(workspace, planned, disk, console).run(by);
}

llvm::Error write_series(const Series& series, const std::string& folder, Disk& disk) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed)
    return problem({folder, 0, 0, {}}, "the folder for the slices cannot be made: " + failed.message(),
                   "correct the value of --slices");
  const fs::path whole = fs::absolute(folder);
  if (llvm::Error error = clear(whole, disk)) return error;
  std::string list;
  std::size_t number = 0;
  for (const Slice& slice : series.slices) {
    list += slice.file + "\n";
    std::string head = "[" + std::to_string(++number) + "/" + std::to_string(series.slices.size()) + "] " + slice.title +
                       ": " + number_of(slice.rewritten, "site", "sites") + " rewritten\n\n";
    if (llvm::Error error = disk.write((whole / slice.file).string(), head + slice.patch)) return error;
  }
  if (llvm::Error error = disk.write((whole / "README.md").string(), readme_of(series))) return error;
  return disk.write((whole / "series").string(), list);
}

}  // namespace ssot::cli
