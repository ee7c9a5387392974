// evaluation_order.hpp - in which order, and how often, a replacement evaluates what is put into its holes.
//
//   "$self.post($text, one::User{$user})"  =>  the object before the rest; text and user in no order
//
// C++17 evaluates what a call is made on before its arguments, and those in any order; braced lists, `<<`, `&&`, `,`
// from left to right; assignments from right to left. The text of a rule is an expression that its author wrote, so
// brackets and operators are enough to see that: no name is resolved. Rejected: asking the compiler (a template of
// text is no expression, and it would have to be asked for each call).
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "facts/facts.hpp"

namespace ssot::plan {

enum class Sequence {
  any,     // in either order
  before,  // the first before the second
  after,
  either,  // only one of them is evaluated
};

enum class Times {
  once,
  maybe,  // behind && || ?:
  later,  // in the body of a lambda: whenever, and as often as, that is called
  never,  // in sizeof, decltype, noexcept
};

// What stands on top of the text, and so whether it must be enclosed among other operators.
enum class Top { primary, prefix, operation };

class EvaluationOrder {
 public:
  // A replacement, or a wrap that was put into it: holes are $name, the object is $self.
  explicit EvaluationOrder(std::string_view text);

  Sequence of(const std::string& first, const std::string& second) const;
  Times times(const std::string& hole) const;
  bool has(const std::string& hole) const { return times_.contains(hole); }
  Top top() const { return top_; }

 private:
  std::map<std::pair<std::string, std::string>, Sequence> sequences_;
  std::map<std::string, Times> times_;
  Top top_ = Top::primary;
};

// Whether a text with this on top would be torn apart by the operators around the use whose place it takes.
bool needs_parentheses(Top top, facts::Around around);
// The text in the place of the use.
std::string fitted(const std::string& text, facts::Around around);

// What may be seen of the change, for people; empty if nothing.
std::string change_of_order(Sequence before, Sequence after);

}  // namespace ssot::plan
