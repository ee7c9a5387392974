// template_text.hpp - a replacement text cut into text and holes.
//
//   "$self.detach(ssot::ConnectionId{$id})"  =>  member "$self." | text "detach(ssot::ConnectionId{" | hole
//   id | text "})"
//
// Constraint: a hole stands once in a text. Twice would evaluate the argument twice.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "rules/tokens.hpp"

namespace ssot::rules {

struct Piece {
  enum class Kind {
    text,    // as it is; `$$` has become `$`
    hole,    // $name: the argument of that parameter
    self,    // $self: the object, as an lvalue
    member,  // `$self.`: the object and the site's own access operator
    value,   // a lone $: what is wrapped (only in a wrap)
  };
  Kind kind = Kind::text;
  std::string text;        // for text, the text; for hole, the parameter's name
  std::size_t offset = 0;  // in the template

  friend bool operator==(const Piece&, const Piece&) = default;
};

using Pieces = std::vector<Piece>;

// `holes` are the names that may stand here, `self` whether there is an object.
std::variant<Pieces, TextError> parse_replacement(std::string_view text,
                                                  const std::vector<std::string>& holes, bool self);

// The text of a wrap: exactly one lone `$`.
std::variant<Pieces, TextError> parse_wrap(std::string_view text);

// Whether a hole of that name stands in the pieces.
bool uses(const Pieces& pieces, std::string_view name);

}  // namespace ssot::rules
