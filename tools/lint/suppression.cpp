#include "lint/suppression.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "support/nearest.hpp"
#include "support/path.hpp"

namespace ssot::lint {
namespace {

constexpr std::string_view kMarker = "ssot-lint:";

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\r") - first + 1));
}

// Where `//` opens the comment that holds nothing before the marker; npos if it is text in a literal.
std::size_t comment_start(std::string_view line, std::size_t marker) {
  const auto slashes = line.rfind("//", marker);
  if (slashes == std::string_view::npos || !trimmed(line.substr(slashes + 2, marker - slashes - 2)).empty())
    return std::string_view::npos;
  bool in_string = false;
  for (std::size_t i = 0; i < slashes; ++i) {
    if (in_string && line[i] == '\\')
      ++i;
    else if (line[i] == '"')
      in_string = !in_string;
  }
  return in_string ? std::string_view::npos : slashes;
}

// "allow(A, B) reason"
bool parse_allow(std::string_view text, Suppression& out) {
  const std::string body = trimmed(text);
  const auto close = body.find(')');
  if (!body.starts_with("allow(") || close == std::string::npos) return false;
  std::string_view list = std::string_view(body).substr(6, close - 6);
  while (true) {
    const auto comma = list.find(',');
    if (std::string id = trimmed(list.substr(0, comma)); !id.empty()) out.checks.push_back(std::move(id));
    if (comma == std::string_view::npos) break;
    list.remove_prefix(comma + 1);
  }
  out.reason = trimmed(std::string_view(body).substr(close + 1));
  return true;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

Finding complaint(const Suppression& about, const std::string& check, const std::string& what,
                  const std::string& help, const std::string& root) {
  Finding finding;
  finding.check = "SSOT017";
  finding.region = about.region;
  finding.message = what;
  finding.help = help;
  finding.in_file = "allow(" + check + ")";
  finding.subject = finding.in_file + " in " + shown_below(root, about.region.file);
  return finding;
}

class Applier {
 public:
  Applier(std::vector<Finding> findings, const std::set<std::string>& known, const std::set<std::string>& ran,
          const std::string& root)
      : findings_(std::move(findings)),
        gone_(findings_.size()),
        known_(known),
        ran_(ran),
        root_(root) {
    for (std::size_t i = 0; i < findings_.size(); ++i)
      at_[{findings_[i].region.file, findings_[i].region.line}].push_back(i);
  }

  void apply(const Suppression& suppression) {
    if (suppression.checks.empty())
      complaints_.push_back(complaint(suppression, "", "a suppression that names no check.",
                                      "write `// ssot-lint: allow(SSOT005) reason`", root_));
    for (const std::string& check : suppression.checks) apply(suppression, check);
  }

  Suppressed take() {
    Suppressed out{std::move(complaints_), {}};
    for (std::size_t i = 0; i < findings_.size(); ++i)
      if (gone_[i])
        out.excused.push_back({std::move(findings_[i]), Excuse::suppression, std::move(*gone_[i])});
      else
        out.left.push_back(std::move(findings_[i]));
    return out;
  }

 private:
  void apply(const Suppression& suppression, const std::string& check) {
    const auto complain = [&](const std::string& what, const std::string& help) {
      complaints_.push_back(complaint(suppression, check, what, help, root_));
    };
    if (!known_.contains(check)) {
      const std::string close = nearest(check, {known_.begin(), known_.end()});
      return complain("there is no check '" + check + "'.",
                      close.empty() ? "see `ssot lint --list`" : "did you mean " + close + "?");
    }
    if (suppression.reason.empty())
      return complain("the suppression of " + check + " gives no reason, and holds for nothing.",
                      "write why behind it: `// ssot-lint: allow(" + check + ") reason`");
    if (!suppress(suppression, check) && ran_.contains(check))
      complain("the suppression of " + check + " suppresses nothing.", "remove it");
  }

  bool suppress(const Suppression& suppression, const std::string& check) {
    const auto here = at_.find({suppression.region.file, suppression.line});
    if (here == at_.end() || check == "SSOT017") return false;
    bool used = false;
    for (const std::size_t i : here->second)
      if (findings_[i].check == check) {
        gone_[i] = suppression.reason;
        used = true;
      }
    return used;
  }

  std::vector<Finding> findings_;
  std::vector<std::optional<std::string>> gone_;  // the reason, where it is suppressed
  const std::set<std::string>& known_;
  const std::set<std::string>& ran_;
  const std::string& root_;
  std::map<std::pair<std::string, unsigned>, std::vector<std::size_t>> at_;
  std::vector<Finding> complaints_;
};

}  // namespace

std::vector<Suppression> read_suppressions(const std::string& file, const std::string& text) {
  std::vector<Suppression> found;
  if (text.find(kMarker) == std::string::npos) return found;
  std::vector<std::size_t> waiting;  // on lines of their own, for the next line that is none
  unsigned number = 0;
  for (const std::string_view line : lines_of(text)) {
    ++number;
    Suppression one;
    const auto marker = line.find(kMarker);
    const auto start = marker == std::string_view::npos ? marker : comment_start(line, marker);
    const bool is_one =
        start != std::string_view::npos && parse_allow(line.substr(marker + kMarker.size()), one);
    const bool alone = is_one && trimmed(line.substr(0, start)).empty();
    if (!alone)
      for (const std::size_t i : std::exchange(waiting, {})) found[i].line = number;
    if (!is_one) continue;
    const auto column = static_cast<unsigned>(start) + 1;
    one.region = {file, number, column, number, static_cast<unsigned>(line.size()) + 1};
    one.line = number;
    if (alone) waiting.push_back(found.size());
    found.push_back(std::move(one));
  }
  return found;
}

Suppressed apply_suppressions(std::vector<Finding> findings, const std::vector<std::string>& files,
                              const std::set<std::string>& known, const std::set<std::string>& ran,
                              const std::string& root, const Disk& disk) {
  Applier applier(std::move(findings), known, ran, root);
  for (const std::string& file : files) {
    llvm::Expected<std::string> text = disk.read(file);
    if (!text) {
      llvm::consumeError(text.takeError());
      continue;
    }
    for (const Suppression& each : read_suppressions(file, *text)) applier.apply(each);
  }
  return applier.take();
}

}  // namespace ssot::lint
