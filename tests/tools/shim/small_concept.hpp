// small_concept.hpp - a concept of a few rules, written as a user would, for the tests of the shim layer.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "rules/read_concept.hpp"

namespace ssot::shim {

// `headers` is the content of "legacy".
inline rules::Concept small_concept(const std::string& headers) {
  const std::string text = R"~({
    "version": 1, "concept": "clock", "summary": "One clock.",
    "canonical": {
      "type": "one::Clock", "include": "<one/clock.hpp>",
      "instance": { "reference": "one::clock()", "pointer": "&one::clock()", "shared": "one::clock_ptr()",
                    "owner": "std::shared_ptr<one::Clock>" },
      "create": "one::bind(one::Clock::create())",
      "includes": { "one::convert::": "<one/convert.hpp>" }
    },
    "legacy": [)~" + headers +
                           "]}";
  llvm::Expected<rules::Concept> known = rules::read_concept("/repo/rules/clock.json", text);
  if (!known) {
    ADD_FAILURE() << llvm::toString(known.takeError());
    return {};
  }
  return std::move(*known);
}

// A header of that path with those rules, in JSON.
inline std::string header(const std::string& path, const std::string& rules,
                          const std::string& includes = "") {
  return R"~({ "header": ")~" + path + R"~(", "why": "why", "shim_includes": [)~" + includes +
         R"~(], "rules": [)~" + rules + "]}";
}

}  // namespace ssot::shim
