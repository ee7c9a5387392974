// same_choices.hpp - what the compiler decides otherwise after the edits, without a word.
//
//   choices before, choices after  =>  one complaint for each that differs
//
// Compared are those of one declaration about one subject, as a bag: edits move and reorder what stays. Where their
// number differs, calls came or went with the replacement, and nothing is said. A reference that is left to a
// temporary is told wherever there was none. Where a rule leads from one overload of a name to another, as many calls as
// were rewritten so are meant to differ.
#pragma once

#include <string>
#include <vector>

#include "collect/unreached.hpp"
#include "facts/facts.hpp"

namespace ssot::verify {

struct OtherChoice {
  std::string file;
  facts::Range place;  // in the new text
  std::string what;    // "another overload of `app::take` would be called"
  friend auto operator<=>(const OtherChoice&, const OtherChoice&) = default;
};

// `sites` were rewritten; their places are of `before`. What is not in `after` because no edit reaches it is no difference.
std::vector<OtherChoice> other_choices(const facts::Facts& before, const facts::Facts& after,
                                       const std::vector<facts::Site>& sites = {},
                                       const collect::Unreached* unreached = nullptr);

}  // namespace ssot::verify
