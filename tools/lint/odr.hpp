// odr.hpp - definitions of one class that are not the same one, and what differs first.
//
//   facts::Definition of the rules' classes  =>  rivals (in two files), versions (of one text)  =>  SSOT001 to SSOT003
//
// Compared is what the compiler took: the tokens after preprocessing, and the layout. Where a file has several versions,
// two files differ only if no version of the one is a version of the other. A class that a macro writes has no tokens of
// its own, and is not compared. The canonical header's definition is the one that the others are measured by.
#pragma once

#include <string>
#include <vector>

#include "lint/context.hpp"
#include "lint/link_scope.hpp"

namespace ssot::lint {

struct Rival {
  const facts::Definition* first = nullptr;
  const facts::Definition* other = nullptr;
  bool layouts_differ = false;
  std::string program;  // that has both; empty: not known
};

// Without those that no program has both of.
std::vector<Rival> rivals(const Context& context);

// Of one text, in the order of their tokens' hashes; two at least.
using Versions = std::vector<const facts::Definition*>;
std::vector<Versions> versions(const Context& context);

// "there `int a at 0`, here `long a at 0`"; empty: the same, or not known.
std::string layout_difference(const facts::Definition& there, const facts::Definition& here);
// Of the text as spelled, comments left out.
std::string token_difference(const facts::Definition& there, const facts::Definition& here, const Context& context);
// "N is 1 there, and not defined here"
std::string macro_difference(const facts::Definition& there, const facts::Definition& here);

// What the three checks have in common.
Finding odr_finding(const std::string& check, const Rival& rival, const Context& context);

}  // namespace ssot::lint
