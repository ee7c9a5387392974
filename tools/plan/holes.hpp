// holes.hpp - a rule's replacement with the object and the arguments of a call in its holes.
//
//   text with $self, $name  x  Site  =>  fragments: text of the rule, and ranges of the source as they stand
//
// What goes into a hole is never copied as text, so that edits inside of it go along; comments at the ends of
// lines stay behind their argument. Parentheses are put where an operator would tear apart what stands in a
// hole, or the whole.
#pragma once

#include <string>
#include <vector>

#include "plan/draft.hpp"

namespace ssot::plan {

struct Filled {
  std::vector<Fragment> fragments;
  bool keeps_object = false;  // they begin with the object as it stands, so only what follows it is replaced
  std::string with_holes;     // the new text with the wraps put in, and holes as $name
  std::string reason;         // set: a hole cannot be filled, and nothing else holds
};

Filled fill_holes(const std::string& text, const facts::Site& site, const DraftContext& context);

}  // namespace ssot::plan
