#include "scan/select.hpp"

#include <llvm/ADT/StringRef.h>

#include <algorithm>
#include <unordered_map>

#include "scan/closures.hpp"
#include "scan/parallel.hpp"
#include "scan/pasting.hpp"
#include "scan/tokens.hpp"
#include "support/path.hpp"

namespace ssot::scan {
namespace {

// Every distinct file of all closures, read and judged once.
struct FileRecord {
  std::string spelled;  // as the compiler names it
  std::string canonical;
  bool legacy_header = false;
  TokenFacts tokens;
  std::vector<std::string> pieces;
};

class Selector {
 public:
  Selector(const CompileDatabase& database, const std::set<std::string>& names,
           const std::set<std::string>& suffixes, const Disk& disk, unsigned jobs)
      : database_(database), names_(names), table_(names), suffixes_(suffixes), disk_(disk), jobs_(jobs) {}

  Selection run(const Progress& progress) {
    closures_ = find_closures(database_.commands, jobs_, progress);
    intern();
    for_each_item(files_.size(), jobs_, [&] { return [&](std::size_t i) { read(files_[i]); }; });
    find_pieces();
    Selection selection;
    selection.closures.resize(closures_.size());
    for (std::size_t i = 0; i < closures_.size(); ++i) judge(i, selection);
    std::sort(selection.unscanned.begin(), selection.unscanned.end());
    return selection;
  }

 private:
  void intern() {
    members_.resize(closures_.size());
    for (std::size_t i = 0; i < closures_.size(); ++i)
      for (const std::string& file : closures_[i].files) {
        const auto [it, added] = ids_.try_emplace(file, files_.size());
        if (added) files_.push_back({file, {}, false, {}, {}});
        members_[i].push_back(it->second);
      }
  }

  void read(FileRecord& file) const {
    file.canonical = disk_.canonical(file.spelled);
    for (const std::string& suffix : suffixes_)
      file.legacy_header |= ends_with_path(file.spelled, suffix) || ends_with_path(file.canonical, suffix);
    llvm::Expected<std::string> text = disk_.read(file.spelled);
    if (text) {
      file.tokens = scan_tokens(*text, table_);
    } else {
      llvm::consumeError(text.takeError());
      file.tokens.unsure = true;  // what cannot be read cannot be ruled out
    }
  }

  void find_pieces() {
    std::vector<const TokenFacts*> all;
    for (const FileRecord& file : files_) all.push_back(&file.tokens);
    const std::unordered_set<std::string> macros = pasting_macros(all);
    for_each_item(files_.size(), jobs_, [&] {
      return [&](std::size_t i) {
        llvm::Expected<std::string> text = disk_.read(files_[i].spelled);
        if (!text) return llvm::consumeError(text.takeError());
        std::set<std::string> pieces = argument_pieces(*text, table_, macros);
        pieces.insert(files_[i].tokens.define_pieces.begin(), files_[i].tokens.define_pieces.end());
        files_[i].pieces.assign(pieces.begin(), pieces.end());
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
    for (const std::size_t id : members_[command]) {
      const FileRecord& file = files_[id];
      if (file.legacy_header || file.tokens.names || file.tokens.unsure) return true;
      pastes |= file.tokens.pastes;
    }
    if (!pastes) return false;
    for (const std::size_t id : members_[command])
      pieces.insert(files_[id].pieces.begin(), files_[id].pieces.end());
    return can_form(names_, pieces);
  }

  void judge(std::size_t command, Selection& selection) const {
    if (can_matter(command)) selection.selected.push_back(command);
    if (!closures_[command].complete) {
      selection.unscanned.push_back(database_.commands[command].file);
      const Closure& closure = closures_[command];
      if (!closure.missing.empty()) selection.missing.push_back({command, closure.missing, closure.missing_at});
      return;
    }
    std::vector<std::string>& closure = selection.closures[command];
    for (const std::size_t id : members_[command]) closure.push_back(files_[id].canonical);
    std::sort(closure.begin(), closure.end());
    closure.erase(std::unique(closure.begin(), closure.end()), closure.end());
  }

  const CompileDatabase& database_;
  const std::set<std::string>& names_;
  const Names table_;
  const std::set<std::string>& suffixes_;
  const Disk& disk_;
  const unsigned jobs_;
  std::vector<Closure> closures_;
  std::vector<FileRecord> files_;
  std::unordered_map<std::string, std::size_t> ids_;
  std::vector<std::vector<std::size_t>> members_;  // files of each command
};

}  // namespace

llvm::Expected<Selection> select_units(const CompileDatabase& database, const std::set<std::string>& names,
                                       const std::set<std::string>& header_suffixes, const Disk& disk,
                                       unsigned jobs, const Progress& progress) {
  return Selector(database, names, header_suffixes, disk, jobs).run(progress);
}

}  // namespace ssot::scan
