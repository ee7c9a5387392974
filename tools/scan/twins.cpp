#include "scan/twins.hpp"

#include <llvm/ADT/StringRef.h>
#include <llvm/ADT/StringSwitch.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string_view>
#include <unordered_map>

#include "scan/parallel.hpp"
#include "scan/pasting.hpp"
#include "scan/tokens.hpp"

namespace ssot::scan {
namespace {

using MacroNames = std::set<std::string>;

// A command as the preprocessor and the parser see it.
struct Seen {
  std::string all_else;                        // what must be the same, in its order
  std::map<std::string, std::string> defined;  // by the command line: macro => its definitions
  std::map<std::string, std::string> options;  // kind of code => the option that chooses it
};

// What the compiler defines for a kind of code.
MacroNames macros_of(llvm::StringRef kind) {
  if (kind == "pic") return {"__PIC__", "__pic__", "__PIE__", "__pie__"};
  if (kind == "optimise") return {"__OPTIMIZE__", "__OPTIMIZE_SIZE__", "__NO_INLINE__"};
  return {};
}

// Empty: an option that may mean more. -Ofast and -Og are such.
llvm::StringRef kind_of(llvm::StringRef option) {
  return llvm::StringSwitch<llvm::StringRef>(option)
      .Cases("-fPIC", "-fpic", "-fPIE", "-fpie", "pic")
      .Cases("-fno-PIC", "-fno-pic", "-fno-PIE", "-fno-pie", "pic")
      .Cases("-O", "-O0", "-O1", "-O2", "-O3", "-Os", "optimise")
      .Cases("-g", "-g0", "-g1", "-g2", "-g3", "-ggdb", "-gsplit-dwarf", "debug")
      .StartsWith("-gdwarf", "debug")
      .StartsWith("-fvisibility=", "visibility")
      .Case("-fvisibility-inlines-hidden", "visibility")
      .Default("");
}

Seen seen_in(const Command& command) {
  Seen out;
  out.all_else = command.configuration + '\0' + command.directory + '\0' + command.file;
  for (std::size_t i = 0; i < command.args.size(); ++i) {
    llvm::StringRef arg = command.args[i];
    if (arg.consume_front("-D")) {
      if (arg.empty() && i + 1 < command.args.size()) arg = command.args[++i];
      out.defined[arg.take_until([](char c) { return c == '=' || c == '('; }).str()] += '\0' + arg.str();
    } else if (const llvm::StringRef kind = kind_of(arg); !kind.empty()) {
      out.options[kind.str()] += '\0' + arg.str();
    } else {
      out.all_else += '\0' + arg.str();
    }
  }
  return out;
}

// Keys that only one of them has, or that mean something else there.
std::vector<std::string> different(const std::map<std::string, std::string>& a, const std::map<std::string, std::string>& b) {
  std::vector<std::string> out;
  for (const auto& [mine, other] : {std::pair(&a, &b), std::pair(&b, &a)})
    for (const auto& [key, value] : *mine)
      if (const auto found = other->find(key); found == other->end() || found->second != value) out.push_back(key);
  return out;
}

MacroNames differing_macros(const Seen& a, const Seen& b) {
  MacroNames out;
  for (std::string& name : different(a.defined, b.defined)) out.insert(std::move(name));
  for (const std::string& kind : different(a.options, b.options)) out.merge(macros_of(kind));
  return out;
}

// Headers of the system hold every letter as a token somewhere, so of any number of pieces every name can be made.
constexpr std::size_t most_pieces = 3;

// Whether files ask for one of some macros. Each file is read once.
class Asked {
 public:
  Asked(const MacroNames& names, const Disk& disk, unsigned jobs) : names_(names), table_(names), disk_(disk), jobs_(jobs) {}

  bool by(const Seen& common, const std::vector<std::string>& closure) {
    read(closure);
    bool pastes = false;
    for (const auto& [name, text] : common.defined)
      if (!names_.contains(name) && may_ask(scan_tokens("#define _ " + text + "\n", table_), pastes)) return true;
    for (const std::string& file : closure)
      if (may_ask(files_.at(file).tokens, pastes)) return true;
    if (!pastes) return false;
    return can_form(names_, pieces_in(closure), most_pieces);
  }

 private:
  struct File {
    std::string text;
    TokenFacts tokens;
  };

  void read(const std::vector<std::string>& closure) {
    std::vector<std::pair<const std::string*, File*>> fresh;
    for (const std::string& path : closure)
      if (const auto [it, is_new] = files_.try_emplace(path); is_new) fresh.emplace_back(&it->first, &it->second);
    for_each_item(fresh.size(), jobs_, [&] {
      return [&](std::size_t i) {
        llvm::Expected<std::string> text = disk_.read(*fresh[i].first);
        if (text) {
          fresh[i].second->tokens = scan_tokens(*text, table_);
          fresh[i].second->text = std::move(*text);
        } else {
          llvm::consumeError(text.takeError());
          fresh[i].second->tokens.unsure = true;
        }
      };
    });
  }

  static bool may_ask(const TokenFacts& tokens, bool& pastes) {
    pastes |= tokens.pastes;
    return tokens.names || tokens.unsure;
  }

  std::set<std::string> pieces_in(const std::vector<std::string>& closure) const {
    std::set<std::string> pieces;
    std::vector<const std::vector<MacroFacts>*> all;
    for (const std::string& path : closure) all.push_back(&files_.at(path).tokens.macros);
    const std::unordered_set<std::string> macros = pasting_macros(all);
    for (const std::string& path : closure) {
      const File& file = files_.at(path);
      pieces.merge(argument_pieces(file.text, table_, macros));
      pieces.insert(file.tokens.define_pieces.begin(), file.tokens.define_pieces.end());
    }
    return pieces;
  }

  const MacroNames names_;
  const Names table_;
  const Disk& disk_;
  const unsigned jobs_;
  std::map<std::string, File> files_;
};

// A unit that others may be twins of.
struct Candidate {
  std::size_t unit = 0;
  Seen seen;
  std::vector<std::string> closure;
};

}  // namespace

std::vector<std::size_t> find_twins(const std::vector<const Command*>& units,
                                    const std::function<std::vector<std::string>(std::size_t)>& closure_of,
                                    const Disk& disk, unsigned jobs) {
  std::vector<std::size_t> parsed_as(units.size());
  std::iota(parsed_as.begin(), parsed_as.end(), std::size_t{0});
  std::unordered_map<std::string_view, unsigned> commands_of;
  for (const Command* unit : units) ++commands_of[unit->file];
  std::map<std::string, std::vector<Candidate>> alike;  // by what must be the same
  std::map<MacroNames, Asked> asked;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (commands_of[units[i]->file] == 1) continue;
    Candidate candidate{i, seen_in(*units[i]), closure_of(i)};
    if (candidate.closure.empty()) continue;
    std::vector<Candidate>& others = alike[candidate.seen.all_else];
    const auto twin = std::find_if(others.begin(), others.end(), [&](const Candidate& other) {
      if (candidate.closure != other.closure) return false;
      const MacroNames names = differing_macros(candidate.seen, other.seen);
      return names.empty() || !asked.try_emplace(names, names, disk, jobs).first->second.by(candidate.seen, candidate.closure);
    });
    if (twin != others.end())
      parsed_as[i] = twin->unit;
    else
      others.push_back(std::move(candidate));
  }
  return parsed_as;
}

}  // namespace ssot::scan
