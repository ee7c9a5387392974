#include "shim/fill.hpp"

#include "rules/template_text.hpp"

namespace ssot::shim {
namespace {

using rules::Piece;
using rules::Pieces;
using rules::TextError;

llvm::Expected<Pieces> pieces_of(const rules::Rule& rule, std::variant<Pieces, TextError> parsed) {
  if (const auto* error = std::get_if<TextError>(&parsed))
    return problem(rule.place, "rule " + rule.id + ": " + error->what, error->mend);
  return std::get<Pieces>(std::move(parsed));
}

// Between commas or brackets.
bool is_delimited(const Pieces& pieces, std::size_t i) {
  const auto is_one_of = [](const std::string& text, std::size_t at, const char* ends) {
    return at == std::string::npos || std::string(ends).find(text[at]) != std::string::npos;
  };
  const std::string before = i == 0 ? "" : pieces[i - 1].text;
  const std::string behind = i + 1 == pieces.size() ? "" : pieces[i + 1].text;
  return !before.empty() && !behind.empty() && is_one_of(before, before.find_last_not_of(' '), "([{,") &&
         is_one_of(behind, behind.find_first_not_of(' '), ")]},");
}

std::vector<std::string> parameter_names(const rules::Rule& rule) {
  std::vector<std::string> names;
  for (const rules::Parameter& parameter : rule.from.parameters)
    if (!parameter.name.empty()) names.push_back(parameter.name);
  return names;
}

llvm::Expected<std::string> wrapped(const rules::Rule& rule, const std::string& parameter) {
  auto argument = rule.arguments.find(parameter);
  if (argument == rule.arguments.end() || argument->second.wrap.empty()) return parameter;
  llvm::Expected<Pieces> pieces = pieces_of(rule, rules::parse_wrap(argument->second.wrap));
  if (!pieces) return pieces.takeError();
  std::string text;
  for (const Piece& piece : *pieces) text += piece.kind == Piece::Kind::value ? parameter : piece.text;
  return text;
}

}  // namespace

llvm::Expected<Filled> fill(const rules::Rule& rule, const std::string& replacement, const std::string& object, bool enclosed) {
  llvm::Expected<Pieces> pieces =
      pieces_of(rule, rules::parse_replacement(replacement, parameter_names(rule), /*self=*/true));
  if (!pieces) return pieces.takeError();
  Filled filled;
  for (std::size_t i = 0; i < pieces->size(); ++i) {
    const Piece& piece = (*pieces)[i];
    if (object.empty() && (piece.kind == Piece::Kind::self || piece.kind == Piece::Kind::member))
      return problem(rule.place, "rule " + rule.id + ": there is no canonical object for its compatibility header",
                     "give `shim.body` without $self, or `shim.returns`");
    switch (piece.kind) {
      case Piece::Kind::self:
        filled.text += object;
        break;
      case Piece::Kind::member:
        filled.text += object + ".";
        break;
      case Piece::Kind::hole: {
        llvm::Expected<std::string> argument = wrapped(rule, piece.text);
        if (!argument) return argument.takeError();
        if (enclosed && piece.text == "__VA_ARGS__" && filled.text.ends_with(", "))
          filled.text.replace(filled.text.size() - 2, 2, " __VA_OPT__(, )");
        filled.text += enclosed && *argument == piece.text && !is_delimited(*pieces, i) ? "(" + *argument + ")" : *argument;
        filled.parameters.insert(piece.text);
        break;
      }
      case Piece::Kind::text:
      case Piece::Kind::value:
        filled.text += piece.text;
        break;
    }
  }
  return filled;
}

}  // namespace ssot::shim
