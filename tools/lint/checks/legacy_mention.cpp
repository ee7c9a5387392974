#include "lint/checks/legacy_mention.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <string_view>

#include "lint/legacy.hpp"
#include "support/path.hpp"

namespace ssot::lint {
namespace {

bool is_of_path(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '/' || c == '.' || c == '-' || c == '+';
}

// The path-like word around the bytes from `begin` to `end`; a full stop at the end of a sentence is none of it.
std::string_view word_around(std::string_view text, std::size_t begin, std::size_t end) {
  while (begin > 0 && is_of_path(text[begin - 1])) --begin;
  while (end < text.size() && is_of_path(text[end])) ++end;
  std::string_view word = text.substr(begin, end - begin);
  while (word.ends_with('.')) word.remove_suffix(1);
  while (word.starts_with("./")) word.remove_prefix(2);
  return word;
}

class Mentions {
 public:
  explicit Mentions(const Context& context) : context_(context) {
    for (const rules::Concept& unit : context.rules.concepts)
      for (const rules::LegacyHeader& header : unit.headers)
        if (!header.stays) headers_.push_back({&unit, &header, below_root(header)});
    for (const facts::Include& include : context.facts.includes) add_told(include.spelled);
    for (const facts::HeaderMention& mention : context.facts.header_mentions) add_told(mention.range);
  }

  std::vector<Finding> take() {
    for (const std::string& path : context_.texts) {
      if (headers_.empty() || context_.own_files.contains(path) || legacy_file(context_, path)) continue;
      llvm::Expected<std::string> text = context_.disk.read(path);
      if (!text)
        llvm::consumeError(text.takeError());
      else if (text->find('\0') == std::string::npos)
        for (const Header& header : headers_) look_for(header, path, *text);
    }
    return std::move(findings_);
  }

 private:
  struct Header {
    const rules::Concept* of;
    const rules::LegacyHeader* header;
    std::string lies_at;  // from the root; empty: it does not
  };

  std::string below_root(const rules::LegacyHeader& header) const {
    for (const auto& [path, name] : context_.headers)
      if (name == header.path) return context_.relative(path);
    return {};
  }

  void add_told(const facts::Range& range) {
    told_[context_.facts.path(range.file)].push_back(range);
  }

  bool is_told(const std::string& path, std::size_t at) const {
    const auto known = told_.find(path);
    return known != told_.end() && std::any_of(known->second.begin(), known->second.end(), [&](const facts::Range& range) {
             return range.begin <= at && at < range.end;
           });
  }

  static bool names(std::string_view word, const Header& header) {
    return word == header.header->path ||
           (!header.lies_at.empty() && (word == header.lies_at || ends_with_path(word, header.lies_at) ||
                                        (word.size() > header.header->path.size() && ends_with_path(header.lies_at, word))));
  }

  void look_for(const Header& header, const std::string& path, const std::string& text) {
    const std::string& name = header.header->path;
    std::size_t first = std::string::npos, count = 0;
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + name.size()))
      if (!is_told(path, at) && names(word_around(text, at, at + name.size()), header)) {
        first = std::min(first, at);
        ++count;
      }
    if (count != 0) add(header, path, first, count);
  }

  void add(const Header& header, const std::string& path, std::size_t first, std::size_t count) {
    const std::string& name = header.header->path;
    Finding finding;
    finding.check = "SSOT016";
    finding.severity = Severity::note;
    finding.region = context_.lines.region(path, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(first + name.size()));
    const std::string here = context_.relative(path);
    finding.message = "legacy header " + name + " is still written in " + here + ", " +
                      (count == 1 ? "once" : std::to_string(count) + " times") + ". Who follows the text looks for it.";
    finding.help = "write " + header.of->canonical.include + ", or take it out";
    finding.subject = name + " in " + here;
    finding.in_file = name;
    finding.peer = header.of->canonical.include;
    findings_.push_back(std::move(finding));
  }

  const Context& context_;
  std::vector<Header> headers_;
  std::map<std::string, std::vector<facts::Range>> told_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> legacy_mention(const Context& context) {
  return Mentions(context).take();
}

}  // namespace ssot::lint
