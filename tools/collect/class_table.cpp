#include "collect/class_table.hpp"

#include <clang/Basic/LangOptions.h>
#include <clang/Lex/Lexer.h>
#include <llvm/ADT/StringMap.h>
#include <llvm/ADT/StringSet.h>
#include <llvm/ADT/StringSwitch.h>
#include <llvm/Support/xxhash.h>

#include <algorithm>
#include <set>

#include "scan/parallel.hpp"

namespace ssot::collect {
namespace {

using llvm::StringRef;

constexpr unsigned least_tokens = 50;

enum class Directive { none, begin_if, other_branch, end_if };

struct Word {
  StringRef text;
  bool is_name = false;     // an identifier or a keyword
  bool is_literal = false;
  Directive directive = Directive::none;  // a mark, not a token
};

const clang::LangOptions& language() {
  static const clang::LangOptions options = [] {
    clang::LangOptions made;
    made.CPlusPlus = made.CPlusPlus11 = made.CPlusPlus14 = made.CPlusPlus17 = made.CPlusPlus20 = 1;
    made.LineComment = made.RawStringLiterals = made.Digraphs = made.Bool = 1;
    return made;
  }();
  return options;
}

struct MacroBody {
  std::string name;
  std::vector<Word> words;
};

struct Text {
  std::vector<Word> words;
  std::vector<MacroBody> macros;
};

class Splitter {
 public:
  explicit Splitter(const std::string& text)
      : text_(text), lexer_(clang::SourceLocation(), language(), text.c_str(), text.c_str(), text.c_str() + text.size()) {}

  Text run() {
    next();
    while (token_.isNot(clang::tok::eof))
      if (token_.is(clang::tok::hash) && token_.isAtStartOfLine())
        directive();
      else
        take(out_.words);
    return std::move(out_);
  }

 private:
  void next() { lexer_.LexFromRawLexer(token_); }
  StringRef spelled() const {
    const auto end = static_cast<std::size_t>(lexer_.getBufferLocation() - text_.c_str());
    return StringRef(text_).substr(end - token_.getLength(), token_.getLength());
  }
  void take(std::vector<Word>& to) {
    to.push_back({spelled(), token_.is(clang::tok::raw_identifier), clang::tok::isLiteral(token_.getKind())});
    next();
  }
  bool in_line() const { return token_.isNot(clang::tok::eof) && !token_.isAtStartOfLine(); }

  void directive() {
    next();
    const StringRef what = in_line() ? spelled() : StringRef();
    const Directive mark = llvm::StringSwitch<Directive>(what)
                               .Cases("if", "ifdef", "ifndef", Directive::begin_if)
                               .Cases("else", "elif", "elifdef", "elifndef", Directive::other_branch)
                               .Case("endif", Directive::end_if)
                               .Default(Directive::none);
    if (mark != Directive::none) out_.words.push_back({{}, false, false, mark});
    if (what == "define") {
      next();
      if (in_line()) define();
    }
    while (in_line()) next();
  }

  void define() {
    MacroBody macro{spelled().str(), {}};
    next();
    if (in_line() && token_.is(clang::tok::l_paren) && !token_.hasLeadingSpace()) {
      while (in_line() && token_.isNot(clang::tok::r_paren)) next();
      if (in_line()) next();
    }
    while (in_line()) take(macro.words);
    if (macro.words.size() > 8) out_.macros.push_back(std::move(macro));
  }

  const std::string& text_;
  mutable clang::Lexer lexer_;  // asking for its place is not const there
  clang::Token token_;
  Text out_;
};

bool is_never_declared(StringRef word) {
  static const llvm::StringSet<> words{"if",       "for",      "while",    "switch",  "return",   "sizeof",   "decltype",
                                       "alignas",  "alignof",  "noexcept", "explicit", "requires", "throw",   "new",
                                       "delete",   "catch",    "co_return", "co_await", "co_yield", "defined", "operator",
                                       "asm",      "__asm__",  "typeof",   "static_assert", "__attribute__", "__declspec",
                                       "case",     "else",     "do",       "try",     "void",     "auto",     "bool",
                                       "int",      "char",     "double",   "float",   "long",     "unsigned", "const"};
  return words.contains(word);
}

// The words that the standard fixes keep their text in a fingerprint; what people name does not.
bool is_keyword(StringRef word) {
  static const llvm::StringSet<> words{
      "if", "else", "for", "while", "do", "switch", "case", "default", "break", "continue", "return", "goto", "try",
      "catch", "throw", "new", "delete", "this", "nullptr", "true", "false", "auto", "const", "static", "constexpr",
      "bool", "int", "char", "double", "float", "long", "unsigned", "void", "sizeof", "co_await", "co_return", "co_yield"};
  return words.contains(word);
}

class Parser {
 public:
  Parser(const std::string& file, const std::string& text, const std::vector<Word>& words, std::string macro,
         facts::ClassTable& table)
      : file_(file), text_(text), words_(words), macro_(std::move(macro)), table_(table) {}

  void run() {
    while (at_ < words_.size()) step();
    while (!scopes_.empty()) pop();
    for (auto& [scope, functions] : functions_) table_.classes.push_back(std::move(functions));
  }

 private:
  struct Scope {
    enum Kind { name_space, of_class, other } kind = other;
    std::string name;  // qualified
    bool is_public = true;
    facts::LexicalClass record = {};
    std::set<std::string> methods = {}, calls = {};
  };

  StringRef word(std::size_t i) const { return i < words_.size() ? words_[i].text : StringRef(); }
  bool is_name(std::size_t i) const { return i < words_.size() && words_[i].is_name; }
  std::uint32_t offset(StringRef text) const { return static_cast<std::uint32_t>(text.data() - text_.data()); }
  std::string scope_name() const { return scopes_.empty() ? std::string() : scopes_.back().name; }
  std::string qualified(StringRef name) const {
    const std::string scope = scope_name();
    return scope.empty() ? name.str() : scope + "::" + name.str();
  }

  void mark(Directive directive) {
    if (directive == Directive::begin_if) branches_.push_back(scopes_.size());
    if (branches_.empty()) return;
    if (directive == Directive::other_branch)
      while (scopes_.size() > branches_.back()) pop();
    if (directive == Directive::end_if) branches_.pop_back();
  }

  void step() {
    const Word& word = words_[at_];
    if (word.directive != Directive::none) {
      mark(word.directive);
      ++at_;
    } else if (word.text == "}") {
      if (!scopes_.empty()) pop();
      ++at_;
    } else if (word.text == ";" || word.text == "inline" || word.text == "export") {
      ++at_;
    } else if (word.text == "{") {
      scopes_.push_back({Scope::other, scope_name()});
      ++at_;
    } else if (word.text == "namespace") {
      open_namespace();
    } else if (word.text == "extern" && words_.size() > at_ + 1 && words_[at_ + 1].is_literal) {
      at_ += 2;
    } else if (word.text == "template") {
      ++at_;
      skip_angles();
    } else if (word.text == "using" || word.text == "typedef" || word.text == "friend" || word.text == "static_assert") {
      skip_statement();
    } else if (word.text == "enum") {
      skip_statement();
    } else if ((word.text == "class" || word.text == "struct" || word.text == "union") && open_class()) {
    } else if (!access_label()) {
      declaration();
    }
  }

  void pop() {
    Scope& scope = scopes_.back();
    if (scope.kind == Scope::of_class) {
      scope.record.methods.assign(scope.methods.begin(), scope.methods.end());
      scope.record.calls.assign(scope.calls.begin(), scope.calls.end());
      table_.classes.push_back(std::move(scope.record));
    }
    scopes_.pop_back();
    if (!branches_.empty()) branches_.back() = std::min(branches_.back(), scopes_.size());
  }

  void open_namespace() {
    std::string name = scope_name();
    std::size_t i = at_ + 1;
    bool is_named = false;
    for (; i < words_.size() && word(i) != "{" && word(i) != ";" && word(i) != "="; ++i)
      if (is_name(i) && word(i) != "inline") {
        name += (name.empty() ? "" : "::") + word(i).str();
        is_named = true;
      }
    if (word(i) != "{") return skip_statement();
    if (!is_named) name += std::string(name.empty() ? "" : "::") + "(anonymous)";
    scopes_.push_back({Scope::name_space, name});
    at_ = i + 1;
  }

  // `<` ... `>`, if it begins here.
  void skip_angles() {
    if (word(at_) != "<") return;
    int depth = 0;
    for (; at_ < words_.size(); ++at_) {
      const StringRef text = word(at_);
      if (text == "<") ++depth;
      if (text == ">") --depth;
      if (text == ">>") depth -= 2;
      if (text == ";" || text == "{") return;
      if (depth <= 0) {
        ++at_;
        return;
      }
    }
  }

  // The word behind the brackets that open here.
  std::size_t behind(std::size_t i) const {
    int depth = 0;
    for (; i < words_.size(); ++i) {
      const StringRef text = word(i);
      if (text == "(" || text == "{" || text == "[") ++depth;
      if ((text == ")" || text == "}" || text == "]") && --depth <= 0) return i + 1;
    }
    return i;
  }

  // ... each branch of an #if from the depth that it begins at.
  std::size_t behind_body(std::size_t i) const {
    int depth = 0;
    std::vector<int> branches;
    for (; i < words_.size(); ++i) {
      if (words_[i].directive == Directive::begin_if) branches.push_back(depth);
      if (words_[i].directive == Directive::other_branch && !branches.empty()) depth = branches.back();
      if (words_[i].directive == Directive::end_if && !branches.empty()) branches.pop_back();
      if (word(i) == "{") ++depth;
      if (word(i) == "}" && --depth <= 0) return i + 1;
    }
    return i;
  }

  void skip_statement() {
    while (at_ < words_.size() && word(at_) != ";" && word(at_) != "}") {
      if (word(at_) == "{") {
        const bool is_function = at_ > 0 && word(at_ - 1) != "=";
        at_ = behind_body(at_);
        if (is_function && word(at_) != ";" && word(at_) != "=" && !is_name(at_)) return;
        if (word(at_) != ";" && word(at_) != ",") return;
        continue;
      }
      if (words_[at_].directive != Directive::none) mark(words_[at_].directive);
      at_ = word(at_) == "(" ? behind(at_) : at_ + 1;
    }
    if (word(at_) == ";") ++at_;
  }

  bool access_label() {
    const StringRef text = word(at_);
    const bool is_label = text == "public" || text == "private" || text == "protected" || text == "signals" ||
                          text == "Q_SIGNALS";
    if (!is_label) return false;
    std::size_t colon = at_ + 1;
    if (is_name(colon)) ++colon;
    if (word(colon) != ":") return false;
    if (!scopes_.empty()) scopes_.back().is_public = text != "private" && text != "protected";
    at_ = colon + 1;
    return true;
  }

  // False: it is no definition.
  bool open_class() {
    const StringRef keyword = word(at_);
    StringRef name;
    std::size_t i = at_ + 1;
    for (; i < words_.size(); ++i) {
      const StringRef text = word(i);
      if (text == "{" || text == ":") break;
      if (text == ";" || text == "=" || text == ")" || text == "}" || text == "*" || text == "&" || text == ",") return false;
      if (text == "(" || text == "[") {
        i = behind(i) - 1;
      } else if (text == "<") {
        int depth = 0;
        for (; i < words_.size(); ++i) {
          depth += word(i) == "<" ? 1 : word(i) == ">" ? -1 : word(i) == ">>" ? -2 : 0;
          if (depth <= 0) break;
        }
      } else if (is_name(i) && text != "final") {
        name = text;
      }
    }
    if (i >= words_.size() || name.empty()) return false;
    std::vector<std::string> bases;
    if (word(i) == ":" && !read_bases(i, bases)) return false;
    Scope scope{Scope::of_class, qualified(name), keyword != "class"};
    scope.record = {file_, offset(name), offset(name) + static_cast<std::uint32_t>(name.size()), scope.name,
                    keyword.str(), {}, std::move(bases), {}, macro_};
    scopes_.push_back(std::move(scope));
    at_ = i + 1;
    return true;
  }

  bool read_bases(std::size_t& i, std::vector<std::string>& bases) const {
    StringRef last;
    int depth = 0;
    for (++i; i < words_.size(); ++i) {
      const StringRef text = word(i);
      if (text == "<") ++depth;
      if (text == ">") --depth;
      if (text == ">>") depth -= 2;
      if (text == "(" ) i = behind(i) - 1;
      if (text == ";" || text == ")") return false;
      if (depth > 0) continue;
      if (text == "," || text == "{") {
        if (!last.empty()) bases.push_back(last.str());
        last = {};
        if (text == "{") return true;
      } else if (is_name(i) && text != "public" && text != "private" && text != "protected" && text != "virtual") {
        last = text;
      }
    }
    return false;
  }

  struct Declared {
    StringRef name;
    std::string owner;  // what qualifies it
  };

  // Up to its `;` or the end of its body.
  void declaration() {
    std::vector<Declared> names;
    bool is_over = false, overrides = false, has_call = false;
    int angles = 0;
    for (; at_ < words_.size(); ++at_) {
      const StringRef text = word(at_);
      if (words_[at_].directive != Directive::none) {
        mark(words_[at_].directive);
        continue;
      }
      if (text == "}") return declare(names, overrides);
      if (text == ";") {
        ++at_;
        return declare(names, overrides);
      }
      if (text == "=") {
        is_over = true;
      } else if (text == ":" && has_call) {
        is_over = true;
      } else if (text == "override" || (text == "final" && has_call)) {
        overrides = true;
      } else if (text == "<" && at_ > 0 && is_name(at_ - 1) && word(at_ - 1) != "operator") {
        ++angles;
      } else if (text == ">" && angles > 0) {
        --angles;
      } else if (text == ">>" && angles > 0) {
        angles = std::max(0, angles - 2);
      } else if (text == "(" || text == "[") {
        if (text == "(" && angles == 0 && !is_over && at_ > 0 && is_name(at_ - 1) && !is_never_declared(word(at_ - 1))) {
          names.push_back({word(at_ - 1), owner_before(at_ - 1)});
          has_call = true;
        }
        if (text == "(") has_call = true;
        at_ = behind(at_) - 1;
      } else if (text == "{") {
        if (is_member_initialiser(is_over)) {
          at_ = behind_body(at_) - 1;
          continue;
        }
        const std::size_t begin = at_;
        at_ = behind_body(at_);
        declare(names, overrides);
        if (!names.empty() && has_call) body(names.front(), begin, at_);
        return;
      }
    }
    declare(names, overrides);
  }

  // `: member_{x}` of a constructor, whose body is still to come; or `= {`.
  bool is_member_initialiser(bool is_over) const {
    if (!is_over || at_ == 0) return false;
    const StringRef after = word(behind_body(at_));
    return word(at_ - 1) == "=" || (is_name(at_ - 1) && (after == "," || after == "{"));
  }

  // `A::B::` before a name.
  std::string owner_before(std::size_t i) const {
    std::string owner;
    while (i >= 2 && word(i - 1) == "::") {
      std::size_t at = i - 2;
      if (word(at) == ">")
        for (int depth = 0; at > 0; --at) {
          depth += word(at) == ">" ? 1 : word(at) == "<" ? -1 : 0;
          if (depth == 0) {
            --at;
            break;
          }
        }
      if (!is_name(at)) break;
      owner = word(at).str() + (owner.empty() ? "" : "::") + owner;
      i = at;
    }
    return owner;
  }

  void declare(const std::vector<Declared>& names, bool overrides) {
    for (const Declared& each : names) {
      if (!each.owner.empty()) continue;
      Scope* scope = scopes_.empty() ? nullptr : &scopes_.back();
      if (scope != nullptr && scope->kind == Scope::of_class) {
        scope->calls.insert(each.name.str());
        if (scope->is_public && !overrides && StringRef(scope->name).rsplit("::").second != each.name && scope->name != each.name)
          scope->methods.insert(each.name.str());
      } else {
        function(each.name);
      }
    }
  }

  void function(StringRef name) {
    facts::LexicalClass& group = functions_[scope_name()];
    if (group.file.empty())
      group = {file_, offset(name), offset(name) + static_cast<std::uint32_t>(name.size()), scope_name(), "namespace", {}, {}, {}, macro_};
    const auto at = std::lower_bound(group.methods.begin(), group.methods.end(), name.str());
    if (at == group.methods.end() || *at != name) group.methods.insert(at, name.str());
  }

  void body(const Declared& of, std::size_t begin, std::size_t end) {
    std::string tokens;
    unsigned count = 0;
    std::vector<StringRef> called;
    for (std::size_t i = begin; i < end; ++i) {
      const Word& each = words_[i];
      if (each.directive != Directive::none) continue;
      ++count;
      if (each.is_name && !is_keyword(each.text) && word(i + 1) == "(") called.push_back(each.text);
      if (each.is_name && !is_keyword(each.text)) tokens += "x";
      else if (each.is_literal) tokens += "1";
      else tokens += each.text;
      tokens += ' ';
    }
    for (Scope& scope : scopes_)
      if (scope.kind == Scope::of_class)
        for (const StringRef each : called) scope.calls.insert(each.str());
    if (count < least_tokens) return;
    const std::string owner = of.owner.empty() ? scope_name() : qualified(of.owner);
    table_.bodies.push_back({file_, offset(of.name), offset(of.name) + static_cast<std::uint32_t>(of.name.size()), owner,
                             of.name.str(), count, llvm::xxh3_64bits(tokens)});
  }

  const std::string& file_;
  const std::string& text_;
  const std::vector<Word>& words_;
  const std::string macro_;
  facts::ClassTable& table_;
  std::size_t at_ = 0;
  std::vector<Scope> scopes_;
  std::vector<std::size_t> branches_;  // scopes that are open where each #if begins
  std::map<std::string, facts::LexicalClass> functions_;  // by namespace
};

}  // namespace

facts::ClassTable classes_of(const std::string& file, const std::string& text) {
  facts::ClassTable table;
  const Text split = Splitter(text).run();
  Parser(file, text, split.words, {}, table).run();
  for (const MacroBody& macro : split.macros) Parser(file, text, macro.words, macro.name, table).run();
  return table;
}

bool is_cpp_file(const std::string& path) {
  static const llvm::StringSet<> endings{"h",   "hh",  "hpp", "hxx", "h++", "inc", "inl",  "ipp", "tpp", "txx",
                                         "cpp", "cc",  "cxx", "c++", "C",   "H",   "ixx",  "cppm", "def", "impl"};
  const std::size_t dot = path.rfind('.');
  return dot != std::string::npos && endings.contains(StringRef(path).substr(dot + 1));
}

facts::ClassTable class_table(const std::vector<std::string>& files, const Disk& disk, unsigned jobs) {
  std::vector<facts::ClassTable> parts(files.size());
  scan::for_each_item(files.size(), jobs, [&] {
    return [&](std::size_t i) {
      if (!is_cpp_file(files[i])) return;
      llvm::Expected<std::string> text = disk.read(files[i]);
      if (text) parts[i] = classes_of(files[i], *text);
      else llvm::consumeError(text.takeError());
    };
  });
  facts::ClassTable table;
  for (facts::ClassTable& part : parts) {
    std::move(part.classes.begin(), part.classes.end(), std::back_inserter(table.classes));
    std::move(part.bodies.begin(), part.bodies.end(), std::back_inserter(table.bodies));
  }
  std::sort(table.classes.begin(), table.classes.end());
  std::sort(table.bodies.begin(), table.bodies.end());
  return table;
}

bool has_token(const std::string& text, const std::vector<std::string>& words) {
  const Text split = Splitter(text).run();
  return std::any_of(split.words.begin(), split.words.end(), [&](const Word& each) {
    return each.is_name && std::find(words.begin(), words.end(), each.text) != words.end();
  });
}

}  // namespace ssot::collect
