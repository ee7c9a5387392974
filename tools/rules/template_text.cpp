#include "rules/template_text.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <set>

#include "support/nearest.hpp"

namespace ssot::rules {
namespace {

bool in_name(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

std::string name_behind(std::string_view text, std::size_t dollar) {
  std::size_t end = dollar + 1;
  while (end < text.size() && in_name(text[end])) ++end;
  return std::string(text.substr(dollar + 1, end - dollar - 1));
}

void add_text(Pieces& pieces, std::string_view text, std::size_t offset) {
  if (text.empty()) return;
  if (!pieces.empty() && pieces.back().kind == Piece::Kind::text)
    pieces.back().text += text;
  else
    pieces.push_back({Piece::Kind::text, std::string(text), offset});
}

// Cuts at dollars; `piece_for(name, offset, behind)` says what a dollar and its name mean.
template <class PieceFor>
std::variant<Pieces, TextError> cut(std::string_view text, PieceFor piece_for) {
  Pieces pieces;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t dollar = std::min(text.find('$', at), text.size());
    add_text(pieces, text.substr(at, dollar - at), at);
    if (dollar == text.size()) break;
    if (text.substr(dollar, 2) == "$$") {
      add_text(pieces, "$", dollar);
      at = dollar + 2;
      continue;
    }
    const std::string name = name_behind(text, dollar);
    at = dollar + 1 + name.size();
    std::variant<Piece, TextError> piece = piece_for(name, dollar, text.substr(at));
    if (auto* error = std::get_if<TextError>(&piece)) return std::move(*error);
    pieces.push_back(std::move(std::get<Piece>(piece)));
    if (pieces.back().kind == Piece::Kind::member) ++at;
  }
  return pieces;
}

TextError unknown_hole(const std::string& name, std::size_t offset, std::vector<std::string> valid,
                       bool self) {
  if (name.empty()) return {offset, "a lone \"$\" names no hole", "a dollar sign itself is written $$"};
  if (name == "self")
    return {offset, "$self: there is no object here", "only methods and fields of an object have one"};
  if (self) valid.push_back("self");
  const std::string close = nearest(name, valid);
  std::string mend;
  if (!close.empty()) {
    mend = "did you mean $" + close + "?";
  } else {
    for (const std::string& other : valid) mend += (mend.empty() ? "the holes here are $" : ", $") + other;
    if (mend.empty()) mend = "the declaration has no named parameter";
  }
  return {offset, "$" + name + " is not a parameter", mend};
}

}  // namespace

std::variant<Pieces, TextError> parse_replacement(std::string_view text,
                                                  const std::vector<std::string>& holes, bool self) {
  std::set<std::string> seen;
  return cut(text,
             [&](const std::string& name, std::size_t offset,
                 std::string_view behind) -> std::variant<Piece, TextError> {
               if (name == "self" && self) {
                 const bool member = behind.size() > 1 && behind[0] == '.' && in_name(behind[1]);
                 return Piece{member ? Piece::Kind::member : Piece::Kind::self, "self", offset};
               }
               if (std::find(holes.begin(), holes.end(), name) == holes.end())
                 return unknown_hole(name, offset, holes, self);
               if (!seen.insert(name).second)
                 return TextError{
                     offset, "$" + name + " stands twice, so its argument would be evaluated twice",
                     "use it once; a converter function can take it and use it as often as it needs"};
               return Piece{Piece::Kind::hole, name, offset};
             });
}

std::variant<Pieces, TextError> parse_wrap(std::string_view text) {
  std::size_t count = 0;
  auto pieces = cut(
      text,
      [&](const std::string& name, std::size_t offset, std::string_view) -> std::variant<Piece, TextError> {
        if (!name.empty())
          return TextError{offset, "$" + name + " cannot stand in a wrap",
                           "a wrap has one \"$\", which is the argument"};
        if (++count > 1)
          return TextError{offset, "\"$\" stands twice, so the argument would be evaluated twice",
                           "use it once"};
        return Piece{Piece::Kind::value, "", offset};
      });
  if (count == 0 && std::holds_alternative<Pieces>(pieces))
    return TextError{0, "the wrap does not use the argument", "write \"$\" where the argument goes"};
  return pieces;
}

bool uses(const Pieces& pieces, std::string_view name) {
  return std::any_of(pieces.begin(), pieces.end(), [&](const Piece& piece) {
    return piece.kind == Piece::Kind::hole && piece.text == name;
  });
}

}  // namespace ssot::rules
