// json_text.hpp - a JSON document that still knows where each of its values stood.
//
//   text  =>  nlohmann parses (or says what is wrong)  =>  a pass of ours records pointer -> offset  =>
//   JsonText
//
// An error in a rules file must be found by its author, so each value has a line and a column, and so has
// each byte *inside* a string (escapes make its source longer than its content). A key that stands twice in
// one object is an error: JSON parsers keep one of the two and drop the other silently. Rejected: a SAX
// parser of ours for everything (nlohmann's diagnostics and UTF-8 checks are good), and positions by
// searching the text for the key (finds the wrong one as soon as two rules look alike).
#pragma once

#include <llvm/Support/Error.h>

#include <cstddef>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "support/problem.hpp"

namespace ssot::rules {

class JsonText {
 public:
  // Errors are located; several duplicate keys are told together. `file` is only named, not read.
  static llvm::Expected<JsonText> parse(std::string file, std::string text);

  const nlohmann::json& value() const { return value_; }
  const std::string& file() const { return file_; }

  const std::string& source() const { return text_; }

  // Where the source spells a value and its key; nothing if the pointer names none.
  struct Span {
    std::size_t key = 0;    // its opening quote; of an array's member, the value
    std::size_t value = 0;  // half open: [value, end)
    std::size_t end = 0;
  };
  std::optional<Span> span(const std::string& pointer) const;

  // Of a value; of the nearest enclosing one if the pointer names nothing.
  Place place(const std::string& pointer) const;
  // Of the key that the pointer ends with.
  Place key_place(const std::string& pointer) const;
  // Of a byte of a string value's content, escapes counted.
  Place place_in(const std::string& pointer, std::size_t offset) const;

 private:
  friend class PositionPass;
  Place at(std::size_t offset, const std::string& pointer) const;

  std::string file_;
  std::string text_;
  nlohmann::json value_;
  std::map<std::string, Span> positions_;
};

// "a/b" => "a~1b": one step of a JSON pointer (RFC 6901, section 3), with its slash in front.
std::string pointer_step(std::string_view key);
std::string pointer_step(std::size_t index);

}  // namespace ssot::rules
