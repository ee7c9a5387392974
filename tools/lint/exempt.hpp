// exempt.hpp - what may look like the canonical, by what the project has said.
//
//   name, file  =>  legacy files, `allow_family`, `duplicates.fakes`, the canonical's own files  =>  exempt or not
//
// Never by a name that contains "test" or "mock": such a class may be the second manager.
#pragma once

#include <regex>
#include <string>
#include <vector>

#include "facts/class_table.hpp"
#include "lint/context.hpp"

namespace ssot::lint {

class Exempt {
 public:
  Exempt(const rules::Concept& unit, const Context& context);

  // `path`: absolute.
  bool operator()(const std::string& name, const std::string& path) const;
  // One of its bases is written like the canonical.
  bool derives_by_text(const facts::LexicalClass& record) const;

 private:
  const rules::Canonical& canonical_;
  const Context& context_;
  std::vector<std::regex> fakes_;
};

}  // namespace ssot::lint
