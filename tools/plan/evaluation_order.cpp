#include "plan/evaluation_order.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "rules/tokens.hpp"

namespace ssot::plan {
namespace {

using rules::Token;

enum class Bracket { whole, group, call, braces, subscript, capture, body, arguments, unevaluated };

// One thing between operators: a token, or a bracket with what is in it.
struct Element {
  std::string text;  // of a token; "(" and the like for a bracket
  bool is_word = false;
  std::string hole;  // the name behind the dollar
  Bracket bracket = Bracket::whole;
  std::vector<Element> inner;
  bool is_bracket() const { return bracket != Bracket::whole; }
};

bool is_one_of(const std::string& text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

class Reader {
 public:
  explicit Reader(std::string_view text) : tokens_(rules::tokens_of(text)) {}
  std::vector<Element> run() { return until({}); }

 private:
  std::vector<Element> until(std::string_view close) {
    std::vector<Element> out;
    while (at_ < tokens_.size() && (close.empty() || !tokens_[at_].is(close))) add(out);
    if (at_ < tokens_.size()) ++at_;
    return out;
  }

  void add(std::vector<Element>& out) {
    const Token& token = tokens_[at_];
    if (token.is("$") && at_ + 1 < tokens_.size() && tokens_[at_ + 1].word()) {
      Element hole;
      hole.hole = std::string(tokens_[at_ + 1].text);
      hole.is_word = true;
      out.push_back(std::move(hole));
      at_ += 2;
    } else if (token.is("(") || token.is("[") || token.is("{")) {
      bracket(out);
    } else if (token.is("<") && !out.empty() && out.back().is_word && out.back().hole.empty() && opens_arguments()) {
      Element list;
      list.text = "<";
      list.bracket = Bracket::arguments;
      ++at_;
      list.inner = until(">");
      out.push_back(std::move(list));
    } else {
      out.push_back({std::string(token.text), token.kind != Token::Kind::punctuation, {}, Bracket::whole, {}});
      ++at_;
    }
  }

  void bracket(std::vector<Element>& out) {
    Element element;
    element.text = std::string(tokens_[at_].text);
    element.bracket = kind_of(element.text, out);
    ++at_;
    element.inner = until(element.text == "(" ? ")" : element.text == "[" ? "]" : "}");
    out.push_back(std::move(element));
  }

  // Whether a value, or a callee, ends here: what follows in brackets is called, indexed or initialised.
  static bool ends_value(const std::vector<Element>& out) {
    if (out.empty()) return false;
    const Element& last = out.back();
    if (last.is_bracket()) return true;
    return last.is_word && !is_one_of(last.text, {"return", "co_await", "co_yield", "throw", "case"});
  }

  static bool in_lambda(const std::vector<Element>& out) {
    for (auto it = out.rbegin(); it != out.rend(); ++it) {
      if (it->bracket == Bracket::capture) return true;
      if (it->bracket == Bracket::body || is_one_of(it->text, {",", "=", "?"})) return false;
    }
    return false;
  }

  static Bracket kind_of(const std::string& open, const std::vector<Element>& out) {
    if (open == "[") return ends_value(out) ? Bracket::subscript : Bracket::capture;
    if (open == "{") return in_lambda(out) ? Bracket::body : Bracket::braces;
    if (!ends_value(out)) return Bracket::group;
    return is_one_of(out.back().text, {"sizeof", "decltype", "noexcept", "alignof", "typeid"}) ? Bracket::unevaluated
                                                                                              : Bracket::call;
  }

  // name<...> before a call, a list, a scope: template arguments. They hold no hole.
  bool opens_arguments() const {
    std::size_t depth = 0;
    for (std::size_t i = at_; i < tokens_.size(); ++i) {
      if (tokens_[i].is("<")) ++depth;
      if (tokens_[i].is("$") || tokens_[i].is("&&") || tokens_[i].is("||") || tokens_[i].is(";")) return false;
      if (!tokens_[i].is(">") || --depth != 0) continue;
      return i + 1 == tokens_.size() || tokens_[i + 1].is("(") || tokens_[i + 1].is("{") || tokens_[i + 1].is("::") ||
             tokens_[i + 1].is(")") || tokens_[i + 1].is(",");
    }
    return false;
  }

  const std::vector<Token> tokens_;
  std::size_t at_ = 0;
};

// How tightly an operator between two operands binds; 0: it is none, as `.` and `::`.
int binding(const Element& element) {
  if (element.is_bracket() || element.is_word) return 0;
  const std::string& op = element.text;
  if (op == ",") return 1;
  if (is_one_of(op, {"=", "+=", "-=", "*=", "/=", "?", ":"})) return 2;
  if (op == "||") return 3;
  if (op == "&&") return 4;
  if (is_one_of(op, {"|", "^", "&"})) return 5;
  if (is_one_of(op, {"==", "!="})) return 6;
  if (is_one_of(op, {"<", ">", "<=", ">="})) return 7;
  if (is_one_of(op, {"<<", ">>"})) return 8;
  if (is_one_of(op, {"+", "-"})) return 9;
  if (is_one_of(op, {"*", "/", "%"})) return 10;
  return 0;
}

bool is_prefix_position(const std::vector<Element>& elements, std::size_t i) {
  if (i == 0) return true;
  const Element& before = elements[i - 1];
  return !before.is_bracket() && !before.is_word && !is_one_of(before.text, {"++", "--"});
}

class Analysis {
 public:
  std::map<std::pair<std::string, std::string>, Sequence> sequences;
  std::map<std::string, Times> times;

  // The holes in it, in the order of the text.
  std::vector<std::string> visit(const std::vector<Element>& elements, Bracket in, Times often) {
    std::vector<std::vector<std::string>> holes;
    for (std::size_t i = 0; i < elements.size(); ++i) holes.push_back(holes_of(elements, i, in, often));
    std::vector<std::string> all;
    for (std::size_t i = 0; i < elements.size(); ++i) {
      for (std::size_t j = i + 1; j < elements.size(); ++j)
        if (!holes[i].empty() && !holes[j].empty()) relate(holes[i], holes[j], between(elements, i, j, in));
      all.insert(all.end(), holes[i].begin(), holes[i].end());
    }
    return all;
  }

 private:
  std::vector<std::string> holes_of(const std::vector<Element>& elements, std::size_t i, Bracket in, Times often) {
    const Element& element = elements[i];
    if (in == Bracket::body) often = Times::later;
    if (in == Bracket::unevaluated) often = Times::never;
    if (often == Times::once && is_conditional(elements, i)) often = Times::maybe;
    if (!element.hole.empty()) {
      times[element.hole] = often;
      return {element.hole};
    }
    return element.is_bracket() ? visit(element.inner, element.bracket, often) : std::vector<std::string>{};
  }

  // Behind && || or ? with nothing that binds less between.
  static bool is_conditional(const std::vector<Element>& elements, std::size_t i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (!is_one_of(elements[k].text, {"&&", "||", "?"}) || elements[k].is_bracket() || is_prefix_position(elements, k))
        continue;
      bool left = false;
      for (std::size_t m = k + 1; m < i; ++m)
        left = left || (!is_prefix_position(elements, m) && binding(elements[m]) != 0 && elements[m].text != ":" &&
                        binding(elements[m]) < binding(elements[k]));
      if (!left) return true;
    }
    return false;
  }

  void relate(const std::vector<std::string>& left, const std::vector<std::string>& right, Sequence sequence) {
    for (const std::string& a : left)
      for (const std::string& b : right) sequences[{a, b}] = sequence;
  }

  // The operator that binds least between the two decides.
  static Sequence between(const std::vector<Element>& elements, std::size_t i, std::size_t j, Bracket in) {
    const Element* least = nullptr;
    for (std::size_t k = i + 1; k < j; ++k) {
      if (binding(elements[k]) == 0 || is_prefix_position(elements, k)) continue;
      if (least == nullptr || binding(elements[k]) < binding(*least)) least = &elements[k];
    }
    if (least == nullptr) return Sequence::before;  // f(a)(b), a.f(b), a[b]
    const std::string& op = least->text;
    if (op == ",") return in == Bracket::call || in == Bracket::capture ? Sequence::any : Sequence::before;
    if (op == ":") return Sequence::either;
    if (op == "?" || op == "&&" || op == "||" || op == "<<" || op == ">>") return Sequence::before;
    return binding(*least) == 2 ? Sequence::after : Sequence::any;
  }
};

Top top_of(const std::vector<Element>& elements) {
  static const std::set<std::string> words = {"new", "delete", "throw", "co_await", "co_yield", "sizeof"};
  Top top = Top::primary;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    const Element& element = elements[i];
    if (element.is_bracket()) continue;
    if (element.is_word) {
      if (words.contains(element.text)) top = std::max(top, Top::prefix);
      continue;
    }
    if (is_one_of(element.text, {"::", ".", "->"})) continue;
    const bool prefix = is_prefix_position(elements, i) || binding(element) == 0;
    top = std::max(top, prefix ? Top::prefix : Top::operation);
  }
  return top;
}

// `>>` comes as two tokens, for elsewhere it closes two lists; what is no list is an operator.
std::vector<Element> joined(std::vector<Element> elements) {
  std::vector<Element> out;
  for (Element& element : elements) {
    element.inner = joined(std::move(element.inner));
    if (!out.empty() && element.text == ">" && out.back().text == ">" && !element.is_bracket()) {
      out.back().text = ">>";
      continue;
    }
    out.push_back(std::move(element));
  }
  return out;
}

}  // namespace

EvaluationOrder::EvaluationOrder(std::string_view text) {
  const std::vector<Element> elements = joined(Reader(text).run());
  Analysis analysis;
  analysis.visit(elements, Bracket::whole, Times::once);
  sequences_ = std::move(analysis.sequences);
  times_ = std::move(analysis.times);
  top_ = top_of(elements);
}

Sequence EvaluationOrder::of(const std::string& first, const std::string& second) const {
  if (const auto straight = sequences_.find({first, second}); straight != sequences_.end()) return straight->second;
  const auto turned = sequences_.find({second, first});
  if (turned == sequences_.end()) return Sequence::any;
  if (turned->second == Sequence::before) return Sequence::after;
  return turned->second == Sequence::after ? Sequence::before : turned->second;
}

Times EvaluationOrder::times(const std::string& hole) const {
  const auto found = times_.find(hole);
  return found == times_.end() ? Times::never : found->second;
}

std::string change_of_order(Sequence before, Sequence after) {
  if (before == after) return {};
  if (after == Sequence::any) return "would be evaluated in any order";
  if (after == Sequence::either) return "would no longer both be evaluated";
  if (before == Sequence::any) return "would be evaluated in a fixed order, which the compiler chose until now";
  return "would be evaluated in the other order";
}

bool needs_parentheses(Top top, facts::Around around) {
  return (around == facts::Around::postfix && top != Top::primary) ||
         (around == facts::Around::operand && top == Top::operation);
}

std::string fitted(const std::string& text, facts::Around around) {
  return needs_parentheses(EvaluationOrder(text).top(), around) ? "(" + text + ")" : text;
}

}  // namespace ssot::plan
