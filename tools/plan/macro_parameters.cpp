#include "plan/macro_parameters.hpp"

#include <algorithm>

#include "rules/tokens.hpp"

namespace ssot::plan {

std::string word_of_parameter(const std::vector<Change>& changes, const std::vector<std::string>& parameters) {
  if (parameters.empty()) return {};
  for (const Change& change : changes)
    for (const Fragment& fragment : change.fragments) {
      if (fragment.is_source) continue;
      for (const rules::Token& token : rules::tokens_of(fragment.text))
        if (token.word() && std::find(parameters.begin(), parameters.end(), token.text) != parameters.end())
          return std::string(token.text);
    }
  return {};
}

}  // namespace ssot::plan
