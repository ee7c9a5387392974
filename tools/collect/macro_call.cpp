#include "collect/macro_call.hpp"

#include <clang/Basic/OperatorPrecedence.h>

#include <algorithm>

#include "collect/call_comments.hpp"

namespace ssot::collect {
namespace {

using clang::Token;

bool is_name_or_literal(const Token& token) {
  return token.is(clang::tok::identifier) || clang::tok::isLiteral(token.getKind()) ||
         token.isOneOf(clang::tok::kw_this, clang::tok::kw_true, clang::tok::kw_false, clang::tok::kw_nullptr);
}

// Names, literals and groups behind each other, with nothing but . -> :: between them.
bool is_primary(const MacroArgument& tokens) {
  int depth = 0;
  bool joined = true;
  for (const Token& token : tokens) {
    if (token.isOneOf(clang::tok::r_paren, clang::tok::r_square, clang::tok::r_brace)) {
      --depth;
      joined = false;
    } else if (token.isOneOf(clang::tok::l_paren, clang::tok::l_square, clang::tok::l_brace)) {
      ++depth;
    } else if (depth == 0) {
      const bool joins = token.isOneOf(clang::tok::period, clang::tok::arrow, clang::tok::coloncolon);
      if (!joins && (!is_name_or_literal(token) || !joined)) return false;
      joined = joins;
    }
  }
  return !tokens.empty();
}

// A call, an assignment, an increment: what is noticed if it happens twice, or not.
bool may_do_something(const MacroArgument& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (token.isOneOf(clang::tok::plusplus, clang::tok::minusminus, clang::tok::kw_new, clang::tok::kw_delete,
                      clang::tok::kw_throw, clang::tok::kw_co_await) ||
        clang::getBinOpPrecedence(token.getKind(), true, true) == clang::prec::Assignment)
      return true;
    const bool called = i > 0 && token.isOneOf(clang::tok::l_paren, clang::tok::l_brace) &&
                        tokens[i - 1].isOneOf(clang::tok::identifier, clang::tok::greater, clang::tok::r_square);
    if (called) return true;
  }
  return false;
}

facts::Argument describe(const MacroArgument& tokens, const rules::Parameter& parameter, SourceMap& map, facts::Site& site) {
  facts::Argument argument;
  argument.parameter = parameter.name;
  argument.is_default = tokens.empty();
  if (tokens.empty()) return argument;
  if (const auto range = map.tokens({tokens.front().getLocation(), tokens.back().getLocation()}))
    argument.range = *range;
  else if (site.trouble.empty())
    site.trouble = "an argument's text comes from a macro";
  argument.form = parameter.name == "__VA_ARGS__" || is_primary(tokens) ? facts::ArgumentForm::primary
                                                                        : facts::ArgumentForm::other;
  const std::string text = map.text(argument.range);
  if (tokens.size() == 1 && tokens[0].is(clang::tok::string_literal) && text.find('\\') == std::string::npos) {
    argument.is_literal = true;
    argument.literal = text.substr(1, text.size() - 2);
  }
  argument.side_effects = may_do_something(tokens);
  return argument;
}

void describe_order(facts::Site& site) {
  for (std::size_t i = 0; i < site.arguments.size(); ++i)
    for (std::size_t j = i + 1; j < site.arguments.size(); ++j)
      if (site.arguments[i].side_effects && site.arguments[j].side_effects)
        site.ordered.push_back({site.arguments[i].parameter, site.arguments[j].parameter, false});
}

}  // namespace

unsigned times_evaluated(const clang::MacroInfo& definition, unsigned parameter) {
  if (parameter >= definition.getNumParams()) return 0;
  const clang::IdentifierInfo* name = *(definition.param_begin() + parameter);
  const auto tokens = definition.tokens();
  unsigned times = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool is_text = i > 0 && tokens[i - 1].isOneOf(clang::tok::hash, clang::tok::hashat);
    if (tokens[i].getIdentifierInfo() == name && !is_text) ++times;
  }
  return times;
}

void describe_macro_call(const std::vector<MacroArgument>& arguments, const clang::MacroInfo& definition,
                         const rules::Rule& rule, SourceMap& map, facts::Site& site) {
  // Nothing is known of what stands around it.
  site.around = facts::Around::postfix;
  const auto& parameters = rule.from.parameters;
  if (definition.isFunctionLike() && arguments.size() > parameters.size() && site.trouble.empty())
    site.trouble = "it has more arguments than the rule has parameters";
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    site.arguments.push_back(describe(i < arguments.size() ? arguments[i] : MacroArgument(), parameters[i], map, site));
  }
  describe_order(site);
  if (!definition.isFunctionLike() || site.range.end <= site.name.end) return;
  const facts::Range close{site.range.file, site.range.end - 1, site.range.end};
  keep_comments({site.name.file, site.name.end, site.name.end}, close, map, site);
}

}  // namespace ssot::collect
