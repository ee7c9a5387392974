#include "cli/leftovers.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "collect/raw_tokens.hpp"
#include "lint/lines.hpp"
#include "plan/includes.hpp"

namespace ssot::cli {
namespace {

using collect::Word;
using facts::FileId;

constexpr const char* unexplained = "unexplained";

bool is_source(const std::string& path) {
  static const std::set<std::string, std::less<>> endings{".h",   ".hh",  ".hpp", ".hxx", ".c",
                                                          ".cc",  ".cpp", ".cxx", ".ipp", ".inc",
                                                          ".inl", ".def", ".tpp", ".cppm"};
  const std::size_t dot = path.rfind('.');
  return dot != std::string::npos && endings.contains(std::string_view(path).substr(dot));
}

std::vector<Word> plain_words(const std::string& text) {
  std::vector<Word> out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() &&
           (std::isalnum(static_cast<unsigned char>(text[end])) != 0 || text[end] == '_'))
      ++end;
    if (end > i)
      out.push_back({Word::Kind::comment, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end),
                     text.substr(i, end - i)});
    i = std::max(end, i + 1);
  }
  return out;
}

class Recount {
 public:
  Recount(const plan::Plan& plan, const facts::Facts& facts, const Workspace& workspace, const Disk& disk)
      : workspace_(workspace), disk_(disk), lines_(disk) {
    ledger_ = workspace.root + "/" + workspace.settings.notes;
    for (const rules::Concept& unit : workspace.rules.concepts)
      rules_files_.insert(disk.canonical(unit.canonical.place.file));
    for (FileId id = 0; id < facts.files.size(); ++id) by_path_.emplace(facts.path(id), id);
    for (const plan::Decision& decision : plan.decisions) {
      names_at_.insert(decision.site.name);
      sites_[decision.site.name.file].push_back(decision.site.range);
    }
    for (const facts::Include& include : facts.includes) accounted_.insert(include.spelled);
    for (const facts::Include& include : facts.includes) accounted_.insert(include.definition);
    for (const facts::HeaderMention& mention : facts.header_mentions) accounted_.insert(mention.range);
    for (const facts::Mention& mention : facts.mentions) mentions_[mention.range.file].push_back(&mention);
    for (const rules::Concept& unit : workspace.rules.concepts)
      for (const rules::Rule& rule : unit.rules) sort_name(rule);
  }

  Leftovers run() {
    for (const std::string& path : workspace_.files) {
      llvm::Expected<std::string> text = disk_.read(path);
      if (!text) {
        llvm::consumeError(text.takeError());
        ++count_["in a file that cannot be read"];
        continue;
      }
      if (is_source(path)) {
        source(path, *text);
        continue;
      }
      const bool is_ours = rules_files_.contains(path) || path == ledger_;
      const std::string what = rules_files_.contains(path) ? "in the rules"
                               : path == ledger_           ? "in the ledger of an earlier run"
                                                           : "in documents and build files";
      other(path, *text, what);
      if (!is_ours)
        for (const rules::Concept& unit : workspace_.rules.concepts)
          for (const rules::LegacyHeader& header : unit.headers)
            for (const std::uint32_t at : places_of(header.path, *text))
              note(what, path, {Word::Kind::include, at, at, header.path});
    }
    Leftovers out{{}, std::move(unexplained_)};
    for (const auto& [what, count] : count_)
      if (count != 0) out.counts.push_back({what, count, std::move(places_[what])});
    return out;
  }

 private:
  // In prose only names that nothing else is likely to have are looked for.
  void sort_name(const rules::Rule& rule) {
    const bool telling =
        rule.from.kind == rules::EntityKind::type || rule.from.kind == rules::EntityKind::macro ||
        rule.from.kind == rules::EntityKind::function || rule.from.kind == rules::EntityKind::variable;
    if (telling) telling_.insert(rule.from.unqualified());
    all_.insert(rule.from.unqualified());
  }

  void other(const std::string& path, const std::string& text, const std::string& what) {
    for (const Word& word : plain_words(text))
      if (telling_.contains(word.text)) note(what, path, word);
  }

  // Where a person has nothing to look for, a number is enough.
  void note(const std::string& what, const std::string& path, const Word& word) {
    static const std::set<std::string, std::less<>> counted_alone{
        "in the legacy files themselves", "in the legacy declarations themselves", "inside the text of a site",
        "another entity of this name",    "in the rules",                          "in the ledger of an earlier run"};
    ++count_[what];
    if (what == unexplained)
      unexplained_.push_back(place(path, word));
    else if (!counted_alone.contains(what))
      places_[what].push_back(place(path, word));
  }

  void source(const std::string& path, const std::string& text) {
    const auto known = by_path_.find(path);
    const bool legacy = workspace_.index->is_legacy_implementation(path) ||
                        !plan::legacy_header_of(path, workspace_.rules).empty();
    const std::vector<Word> words = collect::raw_words(text);
    for (const Word& word : words) {
      const bool prose = word.kind == Word::Kind::comment || word.kind == Word::Kind::string;
      if (!(prose ? telling_ : all_).contains(word.text) || word.kind == Word::Kind::include) continue;
      const std::string what = legacy                             ? "in the legacy files themselves"
                               : word.kind == Word::Kind::comment ? "in a comment"
                               : word.kind == Word::Kind::string  ? "in a string"
                               : known == by_path_.end()          ? not_parsed(word)
                                                                  : classify(word, known->second);
      if (!what.empty()) note(what, path, word);
    }
    if (!legacy) headers_in(path, text, words);
  }

  // Paths of legacy headers: what no include and no mention of the facts stands for.
  void headers_in(const std::string& path, const std::string& text, const std::vector<Word>& words) {
    const auto known = by_path_.find(path);
    const auto count = [&](const std::string& what, std::uint32_t begin, std::uint32_t end, const std::string& name) {
      note(what, path, {Word::Kind::include, begin, end, name});
    };
    std::set<std::uint32_t> named;
    for (const collect::NamedFile& file : collect::raw_named_files(text)) {
      named.insert(file.begin);
      if (file.written.empty() || workspace_.index->legacy_header(file.written).empty()) continue;
      if (known == by_path_.end()) {
        count("in an include of a file that no selected translation unit shows", file.begin, file.end, file.written);
        continue;
      }
      const facts::Range range{known->second, file.begin, file.end};
      if (!accounted_.contains(range))
        count(is_switched_off(range) ? "switched off by an #if" : unexplained, file.begin, file.end, file.written);
    }
    for (const rules::Concept& unit : workspace_.rules.concepts)
      for (const rules::LegacyHeader& header : unit.headers)
        for (const std::uint32_t at : places_of(header.path, text)) {
          const auto word = std::find_if(words.begin(), words.end(), [&](const Word& w) { return w.begin == at; });
          if (word == words.end() || word->kind == Word::Kind::include || is_in_name(named, at, text)) continue;
          if (known != by_path_.end() && is_accounted({known->second, at, at})) continue;
          count(word->kind == Word::Kind::comment     ? "in a comment"
                : word->kind == Word::Kind::directive ? "in the definition of a macro"
                                                      : "in a string",
                at, at, header.path);
        }
  }

  // Inside of <x> or "x" that a directive names.
  static bool is_in_name(const std::set<std::uint32_t>& named, std::uint32_t at, const std::string& text) {
    const auto behind = named.upper_bound(at);
    return behind != named.begin() && text.find_first_of("\n>\"", *std::prev(behind) + 1) > at;
  }

  // Inside of the definition of a macro that an include goes through.
  bool is_accounted(const facts::Range& place) const {
    const auto behind = accounted_.upper_bound({place.file, place.begin, 0xffffffff});
    return behind != accounted_.begin() && std::prev(behind)->contains(place);
  }

  bool is_switched_off(const facts::Range& range) const {
    const auto here = mentions_.find(range.file);
    return here != mentions_.end() &&
           std::any_of(here->second.begin(), here->second.end(), [&](const facts::Mention* mention) {
             return mention->what == "inactive" && mention->range.contains(range);
           });
  }

  // Where a path stands whole in a text.
  static std::vector<std::uint32_t> places_of(const std::string& path, const std::string& text) {
    const auto is_part = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
    std::vector<std::uint32_t> out;
    for (std::size_t at = text.find(path); at != std::string::npos; at = text.find(path, at + 1)) {
      const std::size_t end = at + path.size();
      if ((at == 0 || !is_part(text[at - 1])) && (end == text.size() || !is_part(text[end])))
        out.push_back(static_cast<std::uint32_t>(at));
    }
    return out;
  }

  static std::string not_parsed(const Word& word) {
    return word.kind == Word::Kind::directive ? "in a directive"
                                              : "in a file that no selected translation unit shows";
  }

  // Empty: a site that was decided.
  std::string classify(const Word& word, FileId file) const {
    const facts::Range range{file, word.begin, word.end};
    if (names_at_.contains(range)) return {};
    bool in_argument = false;
    bool switched_off = false;
    if (const auto here = mentions_.find(file); here != mentions_.end())
      for (const facts::Mention* mention : here->second) {
        switched_off = switched_off || (mention->what == "inactive" && mention->range.contains(range));
        if (mention->what == "declared" && mention->range.contains(range))
          return "in the legacy declarations themselves";
        if (mention->range != range || mention->what == "inactive") continue;
        in_argument = in_argument || mention->what == "argument" || mention->what == "string";
        if (mention->what == "dependent") return "depends on a template parameter";
        if (mention->what != "argument" && mention->what != "string") return "another entity of this name";
      }
    if (const auto here = sites_.find(file); here != sites_.end())
      for (const facts::Range& site : here->second)
        if (site.contains(range)) return "inside the text of a site";
    if (in_argument) return "in the argument of a macro, as text";
    if (switched_off) return "switched off by an #if";
    return word.kind == Word::Kind::directive ? "in the definition of a macro" : unexplained;
  }

  std::string place(const std::string& path, const Word& word) {
    const lint::Region at = lines_.region(path, word.begin, word.end);
    return workspace_.relative(path) + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) +
           ": " + word.text;
  }

  const Workspace& workspace_;
  const Disk& disk_;
  std::map<std::string, FileId> by_path_;
  std::set<facts::Range> names_at_;
  std::set<facts::Range> accounted_;  // names of headers that the facts know
  std::map<FileId, std::vector<facts::Range>> sites_;
  std::map<FileId, std::vector<const facts::Mention*>> mentions_;
  std::set<std::string> telling_;
  std::set<std::string> all_;
  std::map<std::string, std::size_t> count_;
  std::map<std::string, std::vector<std::string>> places_;
  std::vector<std::string> unexplained_;
  std::set<std::string> rules_files_;
  std::string ledger_;
  lint::Lines lines_;
};

}  // namespace

Leftovers count_leftovers(const plan::Plan& plan, const facts::Facts& facts, const Workspace& workspace,
                          const Disk& disk) {
  return Recount(plan, facts, workspace, disk).run();
}

}  // namespace ssot::cli
