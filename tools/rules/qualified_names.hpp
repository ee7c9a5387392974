// qualified_names.hpp - the qualified names in a replacement's text.
//
//   "$self.post(one::User{$user})"  =>  one::User, at its bytes
//
// What a replacement names is written in full in the rules, and may be written shorter where it is put. A name that is
// reached through an object, or behind template arguments, is none of these: what stands before it says what it means.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ssot::rules {

struct QualifiedName {
  std::size_t begin = 0;  // bytes of the text, a leading :: included
  std::size_t end = 0;
  std::string name;       // "one::User", without a leading ::
  friend bool operator==(const QualifiedName&, const QualifiedName&) = default;
};

// A name of one word that is looked up where the text is put: `store` of `store().rows`, and not `rows`.
struct FreeWord {
  std::string name;
  bool called = false;  // ( or { or < follows
  friend bool operator==(const FreeWord&, const FreeWord&) = default;
};

// In the order of the text; keywords, holes, designators, and what the text itself declares are left out.
std::vector<FreeWord> free_words(std::string_view text);

// In the order of the text; names of one word alone, and those of `std`, are left out.
std::vector<QualifiedName> qualified_names(std::string_view text);

}  // namespace ssot::rules
