#include "scan/select.hpp"

#include <llvm/ADT/StringRef.h>
#include <llvm/Support/xxhash.h>

#include <algorithm>
#include <filesystem>
#include <numeric>
#include <unordered_map>

#include "scan/parallel.hpp"
#include "scan/pasting.hpp"
#include "support/path.hpp"

namespace ssot::scan {
namespace {

// Every distinct file of all closures, read and judged once.
struct FileRecord {
  ScannedFile scanned;
  ScannedMacros macros;
  std::string canonical;
  bool is_link = false;
  bool legacy_header = false;
  bool is_judged = false;  // `scanned` says what its content says
};

std::uint64_t hash_of(std::vector<std::string> texts) {
  std::sort(texts.begin(), texts.end());
  std::string all;
  for (const std::string& text : texts) all += text + '\0';
  return llvm::xxh3_64bits(all);
}

// Links on the way to a folder are followed once for all files in it.
class Canonical {
 public:
  explicit Canonical(const Disk& disk) : disk_(disk) {}
  std::string operator()(const FileRecord& file) {
    const std::string& path = file.scanned.path;
    const std::size_t slash = path.rfind('/');
    if (file.is_link || slash == std::string::npos || path.ends_with("/..")) return disk_.canonical(path);
    const auto [folder, is_new] = folders_.try_emplace(path.substr(0, slash + 1));
    if (is_new) {
      folder->second = disk_.canonical(folder->first);
      if (!folder->second.ends_with('/')) folder->second += '/';
    }
    return folder->second + path.substr(slash + 1);
  }

 private:
  const Disk& disk_;
  std::unordered_map<std::string, std::string> folders_;
};

class Selector {
 public:
  Selector(const CompileDatabase& database, const std::set<std::string>& names,
           const std::set<std::string>& suffixes, const Disk& disk, unsigned jobs, ScanStore* store)
      : database_(database),
        names_(names),
        table_(names),
        suffixes_(suffixes),
        disk_(disk),
        jobs_(jobs),
        store_(store),
        members_(database.commands.size()),
        closures_(database.commands.size()) {}

  Selection run(const Progress& progress) {
    recall();
    scan(progress);
    name_files();
    look_at_tokens();
    Selection selection = judged();
    if (store_ != nullptr) keep();
    return selection;
  }

 private:
  // What the last run knew, as far as it still holds.
  void recall() {
    if (store_ == nullptr) return;
    ScanRecord old = store_->load();
    std::vector<std::string> paths;
    for (const ScannedFile& file : old.files) paths.push_back(file.path);
    const std::vector<FileStates::Seen> seen = store_->files().look_at(paths, jobs_);
    const bool holds = store_->folders().hold(old.expected, store_->files());
    const bool same_names = old.names == names_key();
    std::vector<bool> is_same(old.files.size());
    for (std::size_t i = 0; i < old.files.size(); ++i) {
      is_same[i] = seen[i].hash != 0 && seen[i].hash == old.files[i].hash;
      FileRecord& file = files_.emplace_back();
      file.scanned = std::move(old.files[i]);
      file.is_link = seen[i].is_link;
      file.is_judged = is_same[i] && same_names;
      if (!is_same[i]) file.scanned.hash = 0;
    }
    if (holds) recall_units(old, is_same);
    old_macros_ = old.macros;
    old_macro_bytes_ = std::move(old.macro_bytes);
    if (holds) expected_ = std::move(old.expected);
  }

  void recall_units(ScanRecord& old, const std::vector<bool>& is_same) {
    std::unordered_map<std::uint64_t, ScannedUnit*> units;
    for (ScannedUnit& unit : old.units) units.emplace(unit.command, &unit);
    known_units_ = units.size();
    for (std::size_t i = 0; i < members_.size(); ++i) {
      const auto known = units.find(identity(database_.commands[i]));
      if (known == units.end()) continue;
      const std::vector<FileNumber>& files = known->second->files;
      if (!std::all_of(files.begin(), files.end(), [&](FileNumber file) { return is_same[file]; })) continue;
      members_[i] = std::move(known->second->files);
      closures_[i].complete = true;
      units.erase(known);
    }
  }

  void scan(const Progress& progress) {
    std::vector<std::size_t> asked;
    std::vector<const Command*> commands;
    for (std::size_t i = 0; i < members_.size(); ++i)
      if (!closures_[i].complete) {
        asked.push_back(i);
        commands.push_back(&database_.commands[i]);
      }
    scanned_ = asked.size();
    if (asked.empty()) return;
    const std::int64_t begin = FileStates::now();
    Probes probes;
    std::vector<Closure> found = find_closures(commands, jobs_, progress, store_ != nullptr ? &probes : nullptr);
    for (std::size_t i = 0; i < asked.size(); ++i) closures_[asked[i]] = std::move(found[i]);
    intern(asked, probes);
    if (store_ != nullptr) remember(probes, begin);
  }

  void intern(const std::vector<std::size_t>& asked, const Probes& probes) {
    for (std::size_t i = 0; i < files_.size(); ++i) ids_.emplace(files_[i].scanned.path, i);
    for (const std::size_t i : asked) {
      for (std::string& path : closures_[i].files) {
        const auto [it, added] = ids_.try_emplace(std::move(path), files_.size());
        if (added) files_.emplace_back().scanned.path = it->first;
        members_[i].push_back(static_cast<FileNumber>(it->second));
      }
      closures_[i].files.clear();
    }
    // What the scan read is what its closures hold for; what was judged is of that, or is judged anew.
    for (const auto& [path, hash] : probes.read) {
      const auto known = ids_.find(path);
      if (known == ids_.end()) continue;
      FileRecord& file = files_[known->second];
      file.is_judged = file.is_judged && file.scanned.hash == hash;
      // It changed under the run, and what was recalled is of the content before: true for nobody.
      const bool is_recalled = file.scanned.hash != 0;
      file.scanned.hash = is_recalled && file.scanned.hash != hash ? 0 : hash;
    }
  }

  void remember(const Probes& probes, std::int64_t begin) {
    for (const auto& [path, hash] : probes.read) store_->files().remember(path, hash, begin);
    const bool is_all = scanned_ == members_.size();
    Expected now = expected(probes, [&](const std::string& path) { return ids_.contains(path); });
    expected_ = is_all ? std::move(now) : united(expected_, now);
  }

  void name_files() {
    Canonical canonical(disk_);
    const bool is_known = ids_.empty();  // of each it is known whether it is a link
    std::vector<char> is_used(files_.size(), 0);
    for (const std::vector<FileNumber>& files : members_)
      for (const FileNumber file : files) is_used[file] = 1;
    for (std::size_t i = 0; i < files_.size(); ++i) {
      FileRecord& file = files_[i];
      if (!is_used[i]) continue;
      std::error_code ec;
      if (!is_known) file.is_link = std::filesystem::is_symlink(file.scanned.path, ec);
      file.canonical = canonical(file);
      for (const std::string& suffix : suffixes_)
        file.legacy_header |= ends_with_path(file.scanned.path, suffix) || ends_with_path(file.canonical, suffix);
    }
  }

  bool is_used(const FileRecord& file) const { return !file.canonical.empty(); }

  void look_at_tokens() {
    std::vector<FileRecord*> open;
    for (FileRecord& file : files_)
      if (is_used(file) && !file.is_judged) open.push_back(&file);
    if (open.empty()) return;
    recall_macros();
    for_each_item(open.size(), jobs_, [&] { return [&](std::size_t i) { read(*open[i]); }; });
    find_pieces(open);
  }

  // What is known of the macros of files that did not change; a file of which it is not is judged anew.
  void recall_macros() {
    std::optional<std::vector<ScannedMacros>> macros;
    if (!old_macro_bytes_.empty()) macros = read_macros(old_macro_bytes_);
    for (std::size_t i = 0; macros && i < std::min(files_.size(), macros->size()); ++i)
      if (files_[i].is_judged) files_[i].macros = std::move((*macros)[i]);
    are_macros_known_ = true;
  }

  void read(FileRecord& file) const {
    llvm::Expected<std::string> text = disk_.read(file.scanned.path);
    if (!text) {
      llvm::consumeError(text.takeError());
      file.scanned.unsure = true;  // what cannot be read cannot be ruled out
      file.scanned.hash = 0;
      return;
    }
    TokenFacts facts = scan_tokens(*text, table_);
    file.scanned.names = facts.names;
    file.scanned.pastes = facts.pastes;
    file.scanned.unsure = facts.unsure;
    file.macros = {std::move(facts.macros), std::move(facts.define_pieces)};
    const ContentHash hash = llvm::xxh3_64bits(*text);
    if (store_ == nullptr || hash == file.scanned.hash) return;
    file.scanned.hash = 0;  // it changed since its closure was found: true for nobody
  }

  void find_pieces(std::vector<FileRecord*> open) {
    std::vector<const std::vector<MacroFacts>*> all;
    for (const FileRecord& file : files_)
      if (is_used(file)) all.push_back(&file.macros.macros);
    const std::unordered_set<std::string> macros = pasting_macros(all);
    macros_ = hash_of({macros.begin(), macros.end()});
    if (macros_ != old_macros_) {
      open.clear();
      for (FileRecord& file : files_)
        if (is_used(file)) open.push_back(&file);
    }
    for_each_item(open.size(), jobs_, [&] {
      return [&](std::size_t i) {
        llvm::Expected<std::string> text = disk_.read(open[i]->scanned.path);
        if (!text) return llvm::consumeError(text.takeError());
        std::set<std::string> pieces = argument_pieces(*text, table_, macros);
        pieces.insert(open[i]->macros.define_pieces.begin(), open[i]->macros.define_pieces.end());
        open[i]->scanned.pieces.assign(pieces.begin(), pieces.end());
      };
    });
  }

  // -DCALL=send_to_user names without a file.
  bool named_by_arguments(const Command& command, std::set<std::string>& pieces, bool& pastes) const {
    for (const std::string& arg : command.args) {
      if (!llvm::StringRef(arg).starts_with("-D") && llvm::StringRef(arg).find('=') == llvm::StringRef::npos)
        continue;
      const TokenFacts facts = scan_tokens("#define _ " + arg.substr(arg.find('=') + 1) + "\n", table_);
      if (facts.names) return true;
      pastes |= facts.pastes || llvm::StringRef(arg).contains("##");
      pieces.insert(facts.define_pieces.begin(), facts.define_pieces.end());
    }
    return false;
  }

  bool can_matter(std::size_t command) const {
    if (!closures_[command].complete || members_[command].empty()) return true;
    std::set<std::string> pieces;
    bool pastes = false;
    if (named_by_arguments(database_.commands[command], pieces, pastes)) return true;
    for (const FileNumber id : members_[command]) {
      const FileRecord& file = files_[id];
      if (file.legacy_header || file.scanned.names || file.scanned.unsure) return true;
      pastes |= file.scanned.pastes;
    }
    if (!pastes) return false;
    for (const FileNumber id : members_[command])
      pieces.insert(files_[id].scanned.pieces.begin(), files_[id].scanned.pieces.end());
    return can_form(names_, pieces);
  }

  Selection judged() const {
    Selection selection;
    selection.scanned = scanned_;
    const std::vector<FileNumber> numbers = number_canonical(selection.files);
    selection.members.resize(members_.size());
    selection.digests.resize(members_.size(), 0);
    const std::vector<std::uint64_t> contents = see(numbers, selection);
    for (std::size_t i = 0; i < members_.size(); ++i) judge(i, numbers, contents, selection);
    std::sort(selection.unscanned.begin(), selection.unscanned.end());
    return selection;
  }

  // Gives a hash of name and content of each file; 0: not known.
  std::vector<std::uint64_t> see(const std::vector<FileNumber>& numbers, Selection& selection) const {
    std::vector<std::uint64_t> contents(files_.size(), 0);
    for (std::size_t i = 0; i < files_.size(); ++i) {
      const ScannedFile& file = files_[i].scanned;
      if (!is_used(files_[i])) continue;
      const ContentHash hash = store_ != nullptr ? file.hash : 0;
      selection.seen.push_back({file.path, numbers[i], hash});
      if (hash != 0) contents[i] = llvm::xxh3_64bits(file.path + '\0' + files_[i].canonical + '\0' + std::to_string(hash));
    }
    return contents;
  }

  // Fills the list, and gives the place in it for each file.
  std::vector<FileNumber> number_canonical(std::vector<std::string>& list) const {
    std::vector<FileNumber> order(files_.size()), numbers(files_.size(), 0);
    std::iota(order.begin(), order.end(), 0);
    const auto before = [&](FileNumber a, FileNumber b) { return files_[a].canonical < files_[b].canonical; };
    if (!std::is_sorted(order.begin(), order.end(), before)) std::sort(order.begin(), order.end(), before);
    for (const FileNumber id : order) {
      if (!is_used(files_[id])) continue;
      if (list.empty() || list.back() != files_[id].canonical) list.push_back(files_[id].canonical);
      numbers[id] = static_cast<FileNumber>(list.size() - 1);
    }
    return numbers;
  }

  void judge(std::size_t command, const std::vector<FileNumber>& numbers, const std::vector<std::uint64_t>& contents,
             Selection& selection) const {
    if (can_matter(command)) selection.selected.push_back(command);
    const Closure& closure = closures_[command];
    if (!closure.complete) {
      selection.unscanned.push_back(database_.commands[command].file);
      if (!closure.missing.empty()) selection.missing.push_back({command, closure.missing, closure.missing_at});
      return;
    }
    std::vector<FileNumber>& files = selection.members[command];
    files.reserve(members_[command].size());
    std::uint64_t digest = 1;
    for (const FileNumber id : members_[command]) {
      files.push_back(numbers[id]);
      digest = digest == 0 || contents[id] == 0 ? 0 : digest + contents[id];  // in whatever order
    }
    selection.digests[command] = digest;
    if (!std::is_sorted(files.begin(), files.end())) std::sort(files.begin(), files.end());
    files.erase(std::unique(files.begin(), files.end()), files.end());
  }

  std::uint64_t names_key() const { return hash_of({names_.begin(), names_.end()}); }

  // Nothing is written where nothing is new.
  void keep() {
    std::vector<std::string> paths;
    for (const FileRecord& file : files_)
      if (is_used(file)) paths.push_back(file.scanned.path);
    for (const auto& [path, hash] : expected_.read) paths.push_back(path);
    store_->files().save(paths);
    store_->folders().save();
    const bool is_same = scanned_ == 0 && known_units_ == members_.size() && !are_macros_known_;
    if (!is_same) store_->save(record());
  }

  ScanRecord record() {
    if (!are_macros_known_) {
      recall_macros();
      macros_ = old_macros_;
    }
    ScanRecord out;
    out.names = names_key();
    out.macros = macros_;
    out.expected = expected_;
    std::vector<FileNumber> order, numbers(files_.size(), 0);
    for (FileNumber id = 0; id < files_.size(); ++id)
      if (is_used(files_[id])) order.push_back(id);
    std::sort(order.begin(), order.end(),
              [&](FileNumber a, FileNumber b) { return files_[a].scanned.path < files_[b].scanned.path; });
    std::vector<ScannedMacros> macros;
    for (const FileNumber id : order) {
      numbers[id] = static_cast<FileNumber>(out.files.size());
      out.files.push_back(files_[id].scanned);
      macros.push_back(files_[id].macros);
    }
    out.macro_bytes = to_bytes(macros);
    for (std::size_t i = 0; i < members_.size(); ++i) {
      if (!closures_[i].complete) continue;
      ScannedUnit& unit = out.units.emplace_back();
      unit.command = identity(database_.commands[i]);
      for (const FileNumber id : members_[i]) unit.files.push_back(numbers[id]);
      std::sort(unit.files.begin(), unit.files.end());
      unit.files.erase(std::unique(unit.files.begin(), unit.files.end()), unit.files.end());
    }
    std::sort(out.units.begin(), out.units.end(),
              [](const ScannedUnit& a, const ScannedUnit& b) { return a.command < b.command; });
    return out;
  }

  const CompileDatabase& database_;
  const std::set<std::string>& names_;
  const Names table_;
  const std::set<std::string>& suffixes_;
  const Disk& disk_;
  const unsigned jobs_;
  ScanStore* const store_;
  std::vector<std::vector<FileNumber>> members_;  // files of each command
  std::vector<Closure> closures_;
  std::vector<FileRecord> files_;                // those of the last run first, in its order
  std::unordered_map<std::string, std::size_t> ids_;  // empty where nothing was scanned
  Expected expected_;
  std::size_t scanned_ = 0;
  std::size_t known_units_ = 0;
  std::uint64_t macros_ = 0;
  std::uint64_t old_macros_ = 0;
  std::string old_macro_bytes_;
  bool are_macros_known_ = false;
};

}  // namespace

std::vector<std::string> Selection::closure(std::size_t command) const {
  std::vector<std::string> out;
  for (const FileNumber file : members[command]) out.push_back(files[file]);
  return out;
}

llvm::Expected<Selection> select_units(const CompileDatabase& database, const std::set<std::string>& names,
                                       const std::set<std::string>& header_suffixes, const Disk& disk,
                                       unsigned jobs, const Progress& progress, ScanStore* store) {
  return Selector(database, names, header_suffixes, disk, jobs, store).run(progress);
}

}  // namespace ssot::scan
