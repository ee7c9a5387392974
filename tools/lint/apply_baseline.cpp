#include "lint/apply_baseline.hpp"

#include <optional>
#include <tuple>

#include "support/checksum.hpp"
#include "support/path.hpp"

namespace ssot::lint {
namespace {

using About = std::tuple<std::string, std::string, std::string>;  // check, subject, peer

// Empty where the file cannot be read.
std::string content_of(const std::string& path, const Disk& disk) {
  llvm::Expected<std::string> text = disk.read(path);
  if (!text) {
    llvm::consumeError(text.takeError());
    return {};
  }
  std::erase_if(*text, [](char byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r'; });
  return checksum(*text);
}

class Matcher {
 public:
  Matcher(std::vector<Finding> findings, const Baseline& baseline, const std::string& root, const Disk& disk,
          const Moves& moves)
      : findings_(std::move(findings)), baseline_(baseline), root_(root), disk_(disk), moves_(moves) {
    for (const BaselineEntry& entry : baseline_.entries) left_.push_back(entry.count);
    taken_.resize(findings_.size());
    for (std::size_t i = 0; i < findings_.size(); ++i)
      if (can_be_baselined(findings_[i])) by_about_[about(findings_[i])].push_back(i);
  }

  Baselined match(const std::set<std::string>& ran) {
    using Fits = bool (Matcher::*)(const BaselineEntry&, const std::string&);
    for (const Fits fits : {&Matcher::same_file, &Matcher::same_content, &Matcher::moved_by_git})
      for (std::size_t i = 0; i < baseline_.entries.size(); ++i)
        if (ran.contains(baseline_.entries[i].check)) cover(i, fits);
    return result(ran);
  }

 private:
  static About about(const Finding& finding) {
    return {finding.check, finding.in_file.empty() ? finding.subject : finding.in_file, finding.peer};
  }

  // The next findings that are about the same and lie where the entry's file is now.
  void cover(std::size_t entry, bool (Matcher::*fits)(const BaselineEntry&, const std::string&)) {
    const BaselineEntry& each = baseline_.entries[entry];
    const auto same = by_about_.find({each.check, each.subject, each.peer});
    if (same == by_about_.end()) return;
    for (const std::size_t i : same->second) {
      if (left_[entry] == 0) return;
      if (taken_[i] || findings_[i].in_file.empty() != each.file.empty()) continue;
      if (!(this->*fits)(each, findings_[i].region.file)) continue;
      taken_[i] = entry;
      --left_[entry];
    }
  }

  bool same_file(const BaselineEntry& entry, const std::string& path) {
    return entry.file.empty() || shown_below(root_, path) == entry.file;
  }

  bool is_gone(const BaselineEntry& entry) const { return !entry.file.empty() && !disk_.exists(root_ + "/" + entry.file); }

  bool same_content(const BaselineEntry& entry, const std::string& path) {
    return !entry.content.empty() && is_gone(entry) && content(path) == entry.content;
  }

  bool moved_by_git(const BaselineEntry& entry, const std::string& path) {
    if (!moves_ || !is_gone(entry)) return false;
    if (!moved_) moved_ = moves_();
    const auto to = moved_->find(entry.file);
    return to != moved_->end() && to->second == shown_below(root_, path);
  }

  const std::string& content(const std::string& path) {
    const auto [known, is_new] = contents_.try_emplace(path);
    if (is_new) known->second = content_of(path, disk_);
    return known->second;
  }

  Baselined result(const std::set<std::string>& ran) {
    Baselined out;
    for (std::size_t i = 0; i < findings_.size(); ++i) {
      if (!taken_[i]) {
        out.left.push_back(std::move(findings_[i]));
        continue;
      }
      BaselineEntry now = baseline_.entries[*taken_[i]];
      now.count = 1;
      if (!now.file.empty()) {
        now.file = shown_below(root_, findings_[i].region.file);
        now.content = content(findings_[i].region.file);
      }
      out.excused.push_back({std::move(findings_[i]), Excuse::baseline, now.why});
      out.holds.add(std::move(now));
    }
    for (std::size_t i = 0; i < left_.size(); ++i) {
      BaselineEntry rest = baseline_.entries[i];
      if (!ran.contains(rest.check)) {
        out.holds.add(std::move(rest));
      } else if (left_[i] != 0) {
        rest.count = left_[i];
        out.stale.push_back(std::move(rest));
      }
    }
    return out;
  }

  std::vector<Finding> findings_;
  const Baseline& baseline_;
  const std::string& root_;
  const Disk& disk_;
  const Moves& moves_;
  std::vector<unsigned> left_;                      // what each entry may still cover
  std::vector<std::optional<std::size_t>> taken_;   // the entry that covers each finding
  std::map<About, std::vector<std::size_t>> by_about_;
  std::map<std::string, std::string> contents_;
  std::optional<std::map<std::string, std::string>> moved_;
};

}  // namespace

bool can_be_baselined(const Finding& finding) {
  return finding.severity != Severity::note && finding.check != "SSOT017";
}

BaselineEntry entry_for(const Finding& finding, const std::string& why, const std::string& root, const Disk& disk) {
  BaselineEntry entry{finding.check, finding.subject, finding.peer, {}, {}, 1, why};
  if (finding.in_file.empty()) return entry;
  entry.subject = finding.in_file;
  entry.file = shown_below(root, finding.region.file);
  entry.content = content_of(finding.region.file, disk);
  return entry;
}

Baselined apply_baseline(std::vector<Finding> findings, const Baseline& baseline, const std::set<std::string>& ran,
                         const std::string& root, const Disk& disk, const Moves& moves) {
  return Matcher(std::move(findings), baseline, root, disk, moves).match(ran);
}

Finding stale_finding(const BaselineEntry& stale, const std::string& file) {
  Finding finding;
  finding.check = "SSOT017";
  const unsigned line = std::max(1U, stale.place.line), column = std::max(1U, stale.place.column);
  finding.region = {file, line, column, line, column};
  finding.subject = stale.check + " " + stale.subject + (stale.file.empty() ? "" : " in " + stale.file);
  finding.message = "the baseline accepts " + std::to_string(stale.count) + " of " + finding.subject +
                    " that " + (stale.count == 1 ? "is" : "are") + " not there any more.";
  finding.help = "run `ssot lint --update-baseline`, which takes it out, and commit the file";
  return finding;
}

}  // namespace ssot::lint
