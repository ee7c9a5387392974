#include "rules/declaration.hpp"

#include <algorithm>
#include <vector>

namespace ssot::rules {
namespace {

struct Failure {
  TextError error;
};

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool builtin(std::string_view word) {
  return one_of(word, {"void",    "bool",     "char",     "short", "int",    "long",     "float",
                       "double",  "unsigned", "signed",   "auto",  "const",  "volatile", "wchar_t",
                       "char8_t", "char16_t", "char32_t", "class", "struct", "enum",     "typename"});
}

int bracket(const Token& token) {
  if (one_of(token.text, {"<", "(", "{", "["})) return 1;
  if (one_of(token.text, {">", ")", "}", "]"})) return -1;
  return 0;
}

// A recursive-descent parser over a token array; failures leave by exception inside this file only.
class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text), tokens_(tokens_of(text)) {}

  Entity run() {
    if (tokens_.empty()) fail_at(0, "there is no declaration", "write the declaration as the header has it");
    check_balance();
    if (peek().is("#")) return macro();
    if (peek().is("enumerator")) return enumerator();
    template_prefix();
    if (peek().is("using")) return alias();
    if (one_of(peek().text, {"class", "struct", "union", "enum"}) && !is_elaborated_result()) return type();
    return function_or_variable();
  }

 private:
  [[noreturn]] void fail_at(std::size_t offset, std::string what, std::string mend = {}) const {
    if (mend.empty()) mend = "copy the declaration from the legacy header, with its name qualified";
    throw Failure{{offset, std::move(what), std::move(mend)}};
  }
  [[noreturn]] void fail(std::string what, std::string mend = {}) const {
    fail_at(done() ? text_.size() : peek().offset, std::move(what), std::move(mend));
  }

  bool done() const { return at_ == tokens_.size(); }
  const Token& peek() const { return tokens_[at_]; }
  bool next_is(std::string_view text) const { return !done() && peek().is(text); }
  bool take(std::string_view text) {
    if (!next_is(text)) return false;
    ++at_;
    return true;
  }
  std::string spell(std::size_t begin, std::size_t end) const {
    return rules::spell(tokens_.data() + begin, tokens_.data() + end);
  }
  void expect_end() {
    take(";");
    if (!done()) fail("\"" + std::string(peek().text) + "\" was not expected here");
  }

  // A `>` directly inside another bracket than `<` is an operator: (1 > 0).
  void check_balance() {
    std::vector<const Token*> open;
    constexpr std::string_view closers = ">)}]";
    constexpr std::string_view openers = "<({[";
    for (const Token& token : tokens_) {
      int step = bracket(token);
      if (token.is(">") && !open.empty() && !open.back()->is("<")) step = 0;
      nesting_.push_back(step);
      if (step > 0) open.push_back(&token);
      if (step >= 0) continue;
      const char opener = openers[closers.find(token.text.front())];
      if (open.empty() || open.back()->text.front() != opener)
        fail_at(token.offset, "\"" + std::string(token.text) + "\" closes nothing");
      open.pop_back();
    }
    if (!open.empty())
      fail_at(open.back()->offset, "\"" + std::string(open.back()->text) + "\" is never closed");
  }

  // Index behind the bracket that matches the one at `open`.
  std::size_t behind(std::size_t open) const {
    int depth = 0;
    for (std::size_t i = open; i < tokens_.size(); ++i) {
      depth += nesting_[i];
      if (depth == 0) return i + 1;
    }
    return tokens_.size();
  }

  std::string identifier(const char* what) {
    if (done() || !peek().word()) fail(std::string(what) + " is missing");
    return std::string(tokens_[at_++].text);
  }

  std::string qualified_name(const char* what) {
    take("::");
    std::string name = identifier(what);
    while (take("::")) name += "::" + identifier(what);
    return name;
  }

  void template_prefix() {
    while (take("template")) {
      if (!next_is("<")) fail("\"<\" is missing behind template");
      at_ = behind(at_);
      entity_.is_template = true;
    }
  }

  Entity macro() {
    ++at_;
    if (!take("define")) fail("only \"#define NAME\" is a declaration");
    entity_.kind = EntityKind::macro;
    entity_.name = identifier("the macro's name");
    if (take("(")) {
      while (!take(")")) {
        if (take("..."))
          entity_.parameters.push_back({"...", "__VA_ARGS__", ""});
        else
          entity_.parameters.push_back({"", identifier("the parameter's name"), ""});
        if (!take(",") && !next_is(")")) fail("\",\" or \")\" is missing");
      }
    }
    if (!done()) fail("a macro is declared without its body", "end the text here");
    return entity_;
  }

  Entity enumerator() {
    ++at_;
    entity_.kind = EntityKind::enumerator;
    entity_.name = qualified_name("the enumerator's name");
    if (entity_.scope().empty()) fail_at(0, "an enumerator is named with its enumeration: n::E::NAME");
    expect_end();
    return entity_;
  }

  Entity alias() {
    ++at_;
    entity_.keyword = "using";
    entity_.name = qualified_name("the alias's name");
    if (!take("=")) fail("\"=\" is missing", "write: using n::A = n::B");
    const std::size_t begin = at_;
    while (!done() && !next_is(";")) ++at_;
    if (begin == at_) fail("the alias's target is missing");
    entity_.result = spell(begin, at_);
    expect_end();
    return entity_;
  }

  // `struct n::S n::f()`: the keyword belongs to a result type.
  bool is_elaborated_result() const {
    std::size_t words = 0;
    for (std::size_t i = at_ + 1; i < tokens_.size(); ++i) {
      if (tokens_[i].is(":") || tokens_[i].is("{")) return false;
      if (tokens_[i].is("(")) return true;
      if (!tokens_[i].word()) continue;
      const bool keyword = one_of(tokens_[i].text, {"class", "struct", "final"});
      if (!keyword && !tokens_[i - 1].is("::")) ++words;
    }
    return words > 1;
  }

  Entity type() {
    entity_.keyword = std::string(tokens_[at_++].text);
    if (entity_.keyword == "enum" && (take("class") || take("struct"))) entity_.keyword = "enum class";
    entity_.name = qualified_name("the type's name");
    take("final");
    if (take(":")) {
      if (entity_.keyword.starts_with("enum"))
        entity_.result = rest("the underlying type");
      else
        bases();
    }
    expect_end();
    return entity_;
  }

  std::string rest(const char* what) {
    const std::size_t begin = at_;
    while (!done() && !next_is(";")) ++at_;
    if (begin == at_) fail(std::string(what) + " is missing");
    return spell(begin, at_);
  }

  void bases() {
    do {
      const std::size_t begin = at_;
      while (!done() && !next_is(",") && !next_is(";")) at_ = nesting_[at_] > 0 ? behind(at_) : at_ + 1;
      if (begin == at_) fail("a base class is missing");
      entity_.bases.push_back(spell(begin, at_));
    } while (take(","));
  }

  void specifiers() {
    for (;; ++at_) {
      if (done()) return;
      if (next_is("[")) {  // an attribute
        at_ = behind(at_) - 1;
        continue;
      }
      if (next_is("static")) entity_.is_static = true;
      if (next_is("virtual")) entity_.is_virtual = true;
      if (!one_of(peek().text, {"static", "virtual", "extern", "explicit", "inline", "constexpr"})) return;
    }
  }

  // The first `(` outside template arguments, or `=`, or the end.
  std::size_t declarator_end() const {
    for (std::size_t i = at_; i < tokens_.size();) {
      if (tokens_[i].is("operator")) {
        for (i += tokens_[i + 1 < tokens_.size() ? i + 1 : i].is("(") ? 3 : 1; i < tokens_.size(); ++i)
          if (tokens_[i].is("(")) return i;
        return i;
      }
      if (one_of(tokens_[i].text, {"(", "=", ";", "{"})) return i;
      i = nesting_[i] > 0 ? behind(i) : i + 1;
    }
    return tokens_.size();
  }

  // Start of the qualified name that ends before `end`: identifiers joined by `::`, template arguments
  // skipped.
  std::size_t name_begin(std::size_t end) const {
    std::size_t i = end;
    while (i > at_) {
      if (tokens_[i - 1].is(">")) i = opener_of(i - 1);
      if (i == at_ || !tokens_[i - 1].word()) break;
      --i;
      if (i == at_ || !tokens_[i - 1].is("::")) return i;
      --i;
      if (i == at_ || !(tokens_[i - 1].word() || tokens_[i - 1].is(">"))) return i;  // a leading ::
    }
    return i;
  }

  std::size_t opener_of(std::size_t close) const {
    int depth = 0;
    for (std::size_t i = close + 1; i > at_; --i) {
      depth += nesting_[i - 1];
      if (depth == 0) return i - 1;
    }
    return at_;
  }

  std::string name_without_arguments(std::size_t begin, std::size_t end) const {
    std::string name;
    for (std::size_t i = begin; i < end;) {
      if (tokens_[i].is("<")) {
        i = behind(i);
        continue;
      }
      if (!(name.empty() && tokens_[i].is("::"))) name += tokens_[i].text;
      ++i;
    }
    return name;
  }

  Entity function_or_variable() {
    specifiers();
    const std::size_t begin = at_;
    std::size_t end = declarator_end();
    const auto symbol =
        std::find_if(tokens_.begin() + static_cast<long>(begin), tokens_.begin() + static_cast<long>(end),
                     [](const Token& token) { return token.is("operator"); });
    std::string suffix;
    std::size_t name_end = end;
    if (symbol != tokens_.begin() + static_cast<long>(end)) {
      name_end = static_cast<std::size_t>(symbol - tokens_.begin()) + 1;
      for (std::size_t i = name_end; i < end; ++i) suffix += tokens_[i].text;
      if (suffix.empty() || tokens_[name_end].word())
        fail_at(symbol->offset, "a conversion operator cannot have a rule",
                "write a note for the class instead");
    }
    if (name_end == begin || !tokens_[name_end - 1].word()) {
      at_ = name_end;
      fail("the declared name is missing", "write it qualified, as n::C::f");
    }
    const std::size_t name = name_begin(name_end);
    if (name > begin && tokens_[name - 1].is("~"))
      fail_at(tokens_[name - 1].offset, "a destructor cannot have a rule", "the class's own rule covers it");
    entity_.name = name_without_arguments(name, name_end) + suffix;
    entity_.result = spell(begin, name);
    at_ = end;
    return next_is("(") ? function(tokens_[name].offset) : variable(tokens_[name].offset);
  }

  Entity variable(std::size_t name_offset) {
    entity_.kind = EntityKind::variable;
    if (entity_.result.empty())
      fail_at(name_offset, "\"" + entity_.name + "\" alone declares nothing",
              "a variable has its type in front; a type begins with class, struct, enum or using");
    while (!done()) ++at_;  // an initialiser says nothing that a rule needs
    return entity_;
  }

  Entity function(std::size_t name_offset) {
    entity_.kind = EntityKind::function;
    const std::size_t close = behind(at_);
    ++at_;
    parameters(close - 1);
    at_ = close;
    trailer();
    const std::string scope = entity_.scope();
    const std::string last = scope.substr(scope.rfind("::") == std::string::npos ? 0 : scope.rfind("::") + 2);
    if (!entity_.result.empty()) return entity_;
    if (last != entity_.unqualified())
      fail_at(name_offset, "the result type of " + entity_.name + " is missing",
              "only a constructor has none, and is named n::C::C");
    entity_.kind = EntityKind::constructor;
    return entity_;
  }

  void parameters(std::size_t close) {
    if (at_ == close || (close == at_ + 1 && next_is("void"))) return;
    for (std::size_t begin = at_; begin <= close;) {
      std::size_t end = begin;
      std::size_t equals = close + 1;
      while (end < close && !tokens_[end].is(",")) {
        if (tokens_[end].is("=") && equals > close) equals = end;
        end = nesting_[end] > 0 ? behind(end) : end + 1;
      }
      if (end == begin) fail_at(tokens_[begin].offset, "a parameter is missing");
      parameter(begin, std::min(equals, end), end);
      begin = end + 1;
    }
  }

  // Index of the name, or `end`: `T name`, `T name[8]`, `T (&name)[8]`, `T (*name)(int)`.
  std::size_t name_of_parameter(std::size_t begin, std::size_t end) const {
    std::size_t last = end;
    for (std::size_t i = begin; i < last; i = nesting_[i] > 0 ? behind(i) : i + 1)
      if (i > begin && tokens_[i].is("[") && nesting_[i] > 0) last = i;
    for (std::size_t i = begin; i + 2 < last; i = nesting_[i] > 0 ? behind(i) : i + 1)
      if (tokens_[i].is("(") && one_of(tokens_[i + 1].text, {"&", "&&", "*"})) {
        const std::size_t inside = behind(i) - 2;
        const bool named = tokens_[inside].word() && !tokens_[inside].is("const");
        return named ? inside : end;
      }
    if (last - begin < 2 || !tokens_[last - 1].word() || builtin(tokens_[last - 1].text) ||
        tokens_[last - 2].is("::"))
      return end;
    for (std::size_t i = begin; i + 1 < last; ++i)
      if (!one_of(tokens_[i].text, {"const", "volatile", "struct", "class", "enum", "typename"})) return last - 1;
    return end;
  }

  void parameter(std::size_t begin, std::size_t type_end, std::size_t end) {
    Parameter parameter;
    if (type_end < end) {
      if (type_end + 1 == end) fail_at(tokens_[type_end].offset, "the default value is missing");
      parameter.default_value = spell(type_end + 1, end);
    }
    if (type_end == begin) fail_at(tokens_[begin].offset, "the parameter's type is missing");
    const std::size_t name = name_of_parameter(begin, type_end);
    std::vector<Token> type(tokens_.begin() + static_cast<long>(begin), tokens_.begin() + static_cast<long>(type_end));
    if (name < type_end) {
      parameter.name = std::string(tokens_[name].text);
      refuse_twin(parameter.name, tokens_[name].offset);
      type.erase(type.begin() + static_cast<long>(name - begin));
    }
    parameter.type = rules::spell(type.data(), type.data() + type.size());
    entity_.parameters.push_back(std::move(parameter));
  }

  void refuse_twin(const std::string& name, std::size_t offset) const {
    for (const Parameter& other : entity_.parameters)
      if (other.name == name) fail_at(offset, "two parameters are named \"" + name + "\"");
  }

  void trailer() {
    while (!done() && !next_is(";")) {
      if (take("const")) {
        entity_.is_const = true;
      } else if (take("override")) {
        entity_.is_override = entity_.is_virtual = true;
      } else if (take("->")) {
        if (entity_.result != "auto") fail("a trailing result type needs auto in front");
        entity_.result = rest("the result type");
      } else if (take("=")) {
        if (!take("0")) fail("only \"= 0\" may stand here");
        entity_.is_pure = entity_.is_virtual = true;
      } else if (take("noexcept")) {
        if (next_is("(")) at_ = behind(at_);
      } else if (!take("final") && !take("&") && !take("&&")) {
        break;
      }
    }
    expect_end();
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  std::vector<int> nesting_;  // of each token: 1 opens, -1 closes
  std::size_t at_ = 0;
  Entity entity_;
};

}  // namespace

std::variant<Entity, TextError> parse_declaration(std::string_view text) {
  try {
    return Parser(text).run();
  } catch (Failure& failure) {
    return std::move(failure.error);
  }
}

std::string resolve_kind(Entity& entity, const std::set<std::string>& types) {
  const bool member = types.count(entity.scope()) != 0;
  if (entity.kind == EntityKind::function) {
    if (member) entity.kind = EntityKind::method;
    const bool says_member = entity.is_virtual || entity.is_const || entity.is_static;
    if (!member && says_member)
      return entity.name + " is declared like a member, but " + entity.scope() + " has no rule";
  } else if (entity.kind == EntityKind::variable && member && !entity.is_static) {
    entity.kind = EntityKind::field;
  } else if ((entity.kind == EntityKind::constructor || entity.kind == EntityKind::enumerator) && !member) {
    return entity.name + " belongs to " + entity.scope() + ", which has no rule";
  }
  return {};
}

std::string unwrapped_result(const std::string& result, bool unwrap) {
  const std::size_t open = result.find('<');
  const std::size_t close = result.rfind('>');
  if (!unwrap || open == std::string::npos || close == std::string::npos || close < open) return result;
  return result.substr(open + 1, close - open - 1);
}

std::string entity_key(const Entity& entity) {
  std::string key = std::to_string(static_cast<int>(entity.kind)) + " " + entity.name;
  if (entity.kind == EntityKind::macro) return key;
  for (const Parameter& parameter : entity.parameters) key += "," + parameter.type;
  return key + (entity.is_const ? " const" : "");
}

}  // namespace ssot::rules
