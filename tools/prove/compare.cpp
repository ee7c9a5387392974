#include "prove/compare.hpp"

#include <llvm/ADT/StringRef.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "prove/instruction.hpp"

namespace ssot::prove {
namespace {

using llvm::StringRef;
using Keys = std::vector<std::string>;

// "CSWTCH.12", "counter.0", "f.part.3": the ordinal is the compiler's.
std::string without_ordinal(const std::string& name) {
  const std::size_t at = name.find_last_not_of("0123456789");
  const bool numbered = at != std::string::npos && at + 1 < name.size() && name[at] == '.';
  return numbered ? name.substr(0, at) : name;
}

bool runs_by_itself(StringRef section) {
  return section.starts_with(".init_array") || section.starts_with(".ctors") || section.starts_with(".fini_array") ||
         section.starts_with(".dtors") || section.starts_with(".preinit_array");
}

// One object with its names turned into keys.
struct Side {
  Side(const ObjectCode& code, const SymbolNames& names) : object(code), names_of(code.sections.size()) {
    keys.resize(code.symbols.size());
    for (std::uint32_t i = 0; i < code.symbols.size(); ++i) {
      const Symbol& symbol = code.symbols[i];
      if (!ObjectCode::is_named(symbol)) continue;
      keys[i] = names.keys(symbol.name);
      if (symbol.where != Symbol::Where::section || !code.sections[symbol.section].kept) continue;
      names_of[symbol.section].push_back(i);
      for (const std::string& key : keys[i]) defined.emplace(key, i);
    }
    for (std::uint32_t i = 0; i < code.sections.size(); ++i) {
      const Section& section = code.sections[i];
      if (!section.kept || !names_of[i].empty()) continue;
      if (StringRef(section.name).starts_with(".gcc_except_table."))
        for (const std::string& key : names.keys(section.name)) tables.emplace(key, i);
      if (runs_by_itself(section.name))
        self_run[section.name + (section.group.empty() ? "" : "[" + names.keys(section.group).front() + "]")]
            .push_back(i);
    }
  }

  const ObjectCode& object;
  std::vector<Keys> keys;                              // by symbol; empty: not named
  std::multimap<std::string, std::uint32_t> defined;   // key => symbol
  std::vector<std::vector<std::uint32_t>> names_of;    // by section: its named symbols
  std::map<std::string, std::uint32_t> tables;         // key of a function => its exception table
  std::map<std::string, std::vector<std::uint32_t>> self_run;
};

bool share(const Keys& a, const Keys& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](const std::string& key) { return std::find(b.begin(), b.end(), key) != b.end(); });
}

class Comparer {
 public:
  Comparer(const ObjectCode& before, const ObjectCode& after, const SymbolNames& names)
      : names_(names), before_(before, names), after_(after, names) {}

  Comparison run() {
    for (std::uint32_t i = 0; i < before_.object.symbols.size(); ++i) definition(i);
    for (std::uint32_t i = 0; i < after_.object.symbols.size(); ++i) only_after(i);
    exception_tables();
    self_run();
    moved();
    std::sort(out_.differences.begin(), out_.differences.end(), [](const Difference& a, const Difference& b) {
      return std::tie(a.entity, a.what, a.before, a.after) < std::tie(b.entity, b.what, b.before, b.after);
    });
    out_.differences.erase(std::unique(out_.differences.begin(), out_.differences.end()), out_.differences.end());
    out_.texts.assign(texts_.begin(), texts_.end());
    return std::move(out_);
  }

 private:
  using Pair = std::pair<std::uint32_t, std::uint32_t>;

  // Where two sections differ first.
  struct Mismatch {
    std::uint64_t offset = 0;
    std::string what;
    bool by_relocation = false;
  };

  static bool is_defined(const Side& side, std::uint32_t i) {
    const Symbol& symbol = side.object.symbols[i];
    return !side.keys[i].empty() && symbol.where == Symbol::Where::section &&
           side.object.sections[symbol.section].kept;
  }

  static std::optional<std::uint32_t> find(const Side& side, const Keys& keys) {
    for (const std::string& key : keys)
      if (const auto at = side.defined.find(key); at != side.defined.end()) return at->second;
    return std::nullopt;
  }

  std::string readable(const Side& side, std::uint32_t symbol) const {
    return SymbolNames::readable(side.object.symbols[symbol].name);
  }

  // Does this definition matter to others, so that its absence is a difference? An inline function does where it is
  // used, and what is local likewise: both are seen through who uses them.
  static bool is_strong(const Symbol& symbol) { return !symbol.local && !symbol.weak; }

  void definition(std::uint32_t i) {
    if (!is_defined(before_, i)) return;
    const Symbol& symbol = before_.object.symbols[i];
    const auto [first, last] = after_.defined.equal_range(before_.keys[i].front());
    std::vector<std::uint32_t> candidates;
    for (auto at = first; at != last; ++at) candidates.push_back(at->second);
    if (candidates.empty())
      if (const auto other = find(after_, before_.keys[i])) candidates.push_back(*other);
    if (candidates.empty()) {
      if (is_strong(symbol)) out_.differences.push_back({readable(before_, i), "it is not defined any more", {}, {}, 0, 0, false});
      return;
    }
    // Several of one key (a local class in each of two overloads that a name does not tell apart): by their order.
    std::size_t ordinal = 0;
    for (std::uint32_t k = 0; candidates.size() > 1 && k < i; ++k)
      if (is_defined(before_, k) && before_.keys[k].front() == before_.keys[i].front()) ++ordinal;
    const std::uint32_t j = candidates[candidates.size() > 1 ? std::min(ordinal, candidates.size() - 1) : 0];
    const Symbol& other = after_.object.symbols[j];
    if (symbol.value != other.value && before_.names_of[symbol.section].front() != i)
      differs(symbol.section, other.section, i, {other.value, "it stands elsewhere in its section", false});
    const Pair pair{symbol.section, other.section};
    if (!compared_.insert(pair).second) return;
    (before_.object.sections[pair.first].code ? out_.functions : out_.data) += 1;
    if (const auto mismatch = sections(pair)) differs(pair.first, pair.second, i, *mismatch);
  }

  void only_after(std::uint32_t j) {
    if (!is_defined(after_, j) || !is_strong(after_.object.symbols[j])) return;
    if (!find(before_, after_.keys[j]))
      out_.differences.push_back({readable(after_, j), "it was not defined before", {}, {},
                                  after_.object.symbols[j].section, after_.object.symbols[j].value, true});
  }

  void exception_tables() {
    for (const auto& [key, section] : before_.tables) {
      const auto other = after_.tables.find(key);
      if (other == after_.tables.end()) continue;  // its function has no handler any more, and differs
      ++out_.data;
      if (const auto mismatch = sections({section, other->second}))
        out_.differences.push_back({SymbolNames::readable(before_.object.sections[section].name), mismatch->what, {}, {}, 0, 0, false});
    }
  }

  void self_run() {
    std::set<std::string> all;
    for (const auto& [name, sections] : before_.self_run) all.insert(name);
    for (const auto& [name, sections] : after_.self_run) all.insert(name);
    for (const std::string& name : all) {
      const auto& a = before_.self_run[name];
      const auto& b = after_.self_run[name];
      bool same = a.size() == b.size();
      for (std::size_t i = 0; same && i < a.size(); ++i) same = !sections({a[i], b[i]}).has_value();
      if (!same)
        out_.differences.push_back({name, "what runs before main, or after it, is another list", {}, {}, 0, 0, false});
    }
  }

  void moved() {
    std::set<std::string> found;
    const auto look = [&](const Side& user, const Side& definer) {
      for (std::uint32_t i = 0; i < user.object.symbols.size(); ++i)
        if (user.object.symbols[i].where == Symbol::Where::undefined && !user.keys[i].empty())
          if (const auto there = find(definer, user.keys[i])) found.insert(readable(definer, *there));
    };
    look(before_, after_);
    look(after_, before_);
    out_.moved.assign(found.begin(), found.end());
  }

  // --- two sections -----------------------------------------------------------------------------------------

  std::optional<Mismatch> sections(const Pair& pair) {
    const Section& a = before_.object.sections[pair.first];
    const Section& b = after_.object.sections[pair.second];
    if (is_type_name(pair) || is_function_name(pair)) return std::nullopt;
    std::uint64_t first = std::min(a.size, b.size);
    std::string what = a.size != b.size ? "its size differs" : "";
    for (std::uint64_t i = 0; i < std::min<std::uint64_t>({first, a.bytes.size(), b.bytes.size()}); ++i)
      if (a.bytes[i] != b.bytes[i]) {
        first = i;
        what = a.code ? "an instruction differs" : "its content differs";
        break;
      }
    if (a.bytes.empty() != b.bytes.empty() && a.size != 0) first = 0, what = "its content differs";
    if (const auto wrong = relocations(a, b); wrong && (what.empty() || wrong->offset <= first)) return wrong;
    if (what.empty()) return std::nullopt;
    return Mismatch{first, what, false};
  }

  // The name that typeid gives: it holds its own symbol, so that it changes with it.
  bool is_type_name(const Pair& pair) const {
    const auto named_by_itself = [](const Side& side, std::uint32_t section) {
      const auto& names = side.names_of[section];
      if (names.size() != 1) return false;
      const StringRef symbol = side.object.symbols[names.front()].name;
      if (!symbol.starts_with("_ZTS")) return false;
      StringRef content = StringRef(side.object.sections[section].bytes).rtrim('\0');
      content.consume_front("*");
      return content == symbol.drop_front(4);
    };
    return named_by_itself(before_, pair.first) && named_by_itself(after_, pair.second);
  }

  // __PRETTY_FUNCTION__ and its like, where the compiler made an object of it.
  bool is_function_name(const Pair& pair) {
    const auto text = [](const Side& side, std::uint32_t section) -> std::optional<std::string> {
      const auto& names = side.names_of[section];
      if (names.size() != 1) return std::nullopt;
      const StringRef symbol = side.object.symbols[names.front()].name;
      if (!symbol.contains("__PRETTY_FUNCTION__") && !symbol.contains("__FUNCTION__") && !symbol.contains("__func__"))
        return std::nullopt;
      return string_at(side.object.sections[section], 0);
    };
    const auto a = text(before_, pair.first);
    const auto b = text(after_, pair.second);
    if (!a || !b || *a == *b || !names_.same_text(*a, *b)) return false;
    texts_.insert("\"" + *a + "\" => \"" + *b + "\"");
    return true;
  }

  std::optional<Mismatch> relocations(const Section& a, const Section& b) {
    const auto& left = a.relocations;
    const auto& right = b.relocations;
    for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
      if (i == left.size()) return Mismatch{right[i].offset, "it refers to something more", true};
      if (i == right.size() || left[i].offset < right[i].offset)
        return Mismatch{left[i].offset, "it refers to something less", true};
      if (left[i].offset != right[i].offset) return Mismatch{right[i].offset, "it refers to something more", true};
      if (left[i].type != right[i].type)
        return Mismatch{left[i].offset, "it refers to something in another way", true};
      if (!same_target(left[i], right[i])) return Mismatch{left[i].offset, phrase(left[i], right[i]), true};
    }
    return std::nullopt;
  }

  std::string phrase(const Relocation& a, const Relocation& b) const {
    const bool names = !before_.keys[a.symbol].empty() && !after_.keys[b.symbol].empty();
    return names ? "it uses another entity" : "a constant that it uses differs";
  }

  // --- what a relocation leads to ---------------------------------------------------------------------------

  // Symbols of a whole section stand for the one entity in it.
  static std::uint32_t named_symbol(const Side& side, std::uint32_t symbol, std::int64_t& addend) {
    const Symbol& one = side.object.symbols[symbol];
    if (one.where != Symbol::Where::section || !side.keys[symbol].empty()) return symbol;
    const auto& names = side.names_of[one.section];
    if (names.empty()) return symbol;
    addend += static_cast<std::int64_t>(one.value) -
              static_cast<std::int64_t>(side.object.symbols[names.front()].value);
    return names.front();
  }

  bool same_target(const Relocation& a, const Relocation& b) {
    std::int64_t left_addend = a.addend, right_addend = b.addend;
    const std::uint32_t i = named_symbol(before_, a.symbol, left_addend);
    const std::uint32_t j = named_symbol(after_, b.symbol, right_addend);
    const Symbol& left = before_.object.symbols[i];
    const Symbol& right = after_.object.symbols[j];
    const bool named = !before_.keys[i].empty() && !after_.keys[j].empty();
    if (named && left_addend == right_addend && share(before_.keys[i], after_.keys[j])) return true;
    if (named && !(left.local && right.local && without_ordinal(left.name) == without_ordinal(right.name)))
      return false;
    if (left.where != Symbol::Where::section || right.where != Symbol::Where::section)
      return left.where == right.where && before_.keys[i].empty() == after_.keys[j].empty() &&
             (left.where == Symbol::Where::undefined ? left.name == right.name : left.value == right.value) &&
             a.addend == b.addend;
    if (before_.keys[i].empty() != after_.keys[j].empty()) return false;
    return same_content(a, left, b, right);
  }

  static const Section& section_of(const Side& side, const Symbol& symbol) {
    return side.object.sections[symbol.section];
  }

  bool same_content(const Relocation& a, const Symbol& left, const Relocation& b, const Symbol& right) {
    const Section& from = section_of(before_, left);
    const Section& to = section_of(after_, right);
    if (from.strings && to.strings) return same_string(a, left, b, right);
    if (from.constants && to.constants) {
      const auto value = [](const Section& section, const Symbol& symbol, const Relocation& how) {
        return section.bytes.substr(std::min<std::uint64_t>(start(symbol, how), section.bytes.size()), section.entry);
      };
      return from.entry == to.entry && (left.is_section || a.addend == b.addend) &&
             value(from, left, a) == value(to, right, b);
    }
    const bool same_place =
        static_cast<std::int64_t>(left.value) + a.addend == static_cast<std::int64_t>(right.value) + b.addend;
    return same_place && same_section({left.section, right.section});
  }

  // What is compared already is taken to hold: a table and its function name each other.
  bool same_section(const Pair& pair) {
    const auto known = assumed_.find(pair);
    if (known != assumed_.end()) return known->second;
    assumed_[pair] = true;
    const bool same = before_.object.sections[pair.first].kept == after_.object.sections[pair.second].kept &&
                      !sections(pair).has_value();
    assumed_[pair] = same;
    return same;
  }

  // Where a constant begins. A symbol of the whole section has the place in the addend, which on x86 counts from the
  // end of the field.
  static std::uint64_t start(const Symbol& symbol, const Relocation& how) {
    if (!symbol.is_section) return symbol.value;
    const bool from_end = how.addend < 0 || how.type == 2 /* R_X86_64_PC32 */;
    return static_cast<std::uint64_t>(how.addend + (from_end ? 4 : 0));
  }

  static std::optional<std::string> string_at(const Section& section, std::uint64_t at) {
    const std::size_t width = std::max<std::uint64_t>(1, section.entry);
    if (at > section.bytes.size()) return std::nullopt;
    if (at >= width && section.bytes.substr(at - width, width) != std::string(width, '\0')) return std::nullopt;
    for (std::size_t end = at; end + width <= section.bytes.size(); end += width)
      if (section.bytes.compare(end, width, std::string(width, '\0')) == 0) return section.bytes.substr(at, end - at);
    return std::nullopt;
  }

  bool same_string(const Relocation& a, const Symbol& left, const Relocation& b, const Symbol& right) {
    const Section& from = section_of(before_, left);
    const Section& to = section_of(after_, right);
    if (left.is_section != right.is_section || from.entry != to.entry) return false;
    if (!left.is_section && a.addend != b.addend) return false;
    const auto old_text = string_at(from, start(left, a));
    const auto new_text = string_at(to, start(right, b));
    if (!old_text || !new_text) return false;
    if (*old_text == *new_text) return true;
    if (from.entry != 1 || !names_.same_text(*old_text, *new_text)) return false;
    texts_.insert("\"" + *old_text + "\" => \"" + *new_text + "\"");
    return true;
  }

  // --- for people -------------------------------------------------------------------------------------------

  std::string target_text(const Side& side, const Relocation& how) const {
    std::int64_t addend = how.addend;
    const std::uint32_t i = named_symbol(side, how.symbol, addend);
    const Symbol& symbol = side.object.symbols[i];
    if (!side.keys[i].empty()) return SymbolNames::readable(symbol.name);
    if (symbol.where != Symbol::Where::section) return symbol.name;
    const Section& section = section_of(side, symbol);
    if (section.strings)
      if (const auto text = string_at(section, start(symbol, how))) return "\"" + *text + "\"";
    if (section.constants) return "constant " + hex_bytes(section.bytes, start(symbol, how), section.entry);
    return "content of " + section.name;
  }

  std::string shown(const Side& side, std::uint32_t section, std::uint64_t offset) const {
    const Section& one = side.object.sections[section];
    if (!one.code) {
      std::string out = hex_bytes(one.bytes, offset, 8);
      for (const Relocation& each : one.relocations)
        if (each.offset == offset) out = target_text(side, each);
      return out.empty() ? "nothing" : out;
    }
    if (offset >= one.bytes.size()) return "nothing";
    std::uint64_t begin = 0;
    for (const std::uint32_t name : side.names_of[section])
      if (side.object.symbols[name].value <= offset) begin = std::max(begin, side.object.symbols[name].value);
    const Instruction found = instruction_at(one.bytes, side.object.triple, begin, offset);
    std::string out = found.text;
    for (const Relocation& each : one.relocations) {
      if (each.offset < found.begin || each.offset >= found.end) continue;
      if (StringRef(out).ends_with(" 0")) out.resize(out.size() - 2);  // what the linker fills in
      out += " <" + target_text(side, each) + ">";
    }
    return out;
  }

  // Named things that this section leads to and the other does not: often the cause, where the first instruction that
  // differs is only near it.
  static std::string not_used_by(const Side& side, std::uint32_t section, const Side& other, std::uint32_t peer) {
    constexpr std::size_t most = 3;
    std::vector<const Keys*> theirs;
    for (const Relocation& each : other.object.sections[peer].relocations) {
      std::int64_t ignored = 0;
      theirs.push_back(&other.keys[named_symbol(other, each.symbol, ignored)]);
    }
    std::vector<std::string> found;
    for (const Relocation& each : side.object.sections[section].relocations) {
      std::int64_t ignored = 0;
      const std::uint32_t symbol = named_symbol(side, each.symbol, ignored);
      const Keys& ours = side.keys[symbol];
      if (ours.empty() || std::any_of(theirs.begin(), theirs.end(), [&](const Keys* one) { return share(ours, *one); }))
        continue;
      std::string name = SymbolNames::readable(side.object.symbols[symbol].name);
      if (std::find(found.begin(), found.end(), name) == found.end()) found.push_back(std::move(name));
    }
    std::string out;
    for (std::size_t i = 0; i < std::min(found.size(), most); ++i) out += (i == 0 ? "" : ", ") + found[i];
    return found.size() > most ? out + " and others" : out;
  }

  void differs(std::uint32_t left, std::uint32_t right, std::uint32_t symbol, const Mismatch& how) {
    const bool code = before_.object.sections[left].code;
    const std::string gone = not_used_by(before_, left, after_, right), come = not_used_by(after_, right, before_, left);
    std::string what = how.what;
    if (!gone.empty()) what += "; it uses " + gone + " no more";
    if (!come.empty()) what += std::string(gone.empty() ? "; it uses " : ", and ") + come + " now";
    out_.differences.push_back({readable(before_, symbol), std::move(what), shown(before_, left, how.offset),
                                shown(after_, right, how.offset), code ? left : 0, how.offset, false});
  }

  const SymbolNames& names_;
  Side before_, after_;
  Comparison out_;
  std::set<std::string> texts_;
  std::set<Pair> compared_;
  std::map<Pair, bool> assumed_;
};

}  // namespace

Comparison compare(const ObjectCode& before, const ObjectCode& after, const SymbolNames& names) {
  return Comparer(before, after, names).run();
}

}  // namespace ssot::prove
