// declare.hpp - the declarations of a shim: one legacy entity as C++ text.
//
//   rule of a type, function, variable or macro  =>  Declaration (lines at indent 0)
//
// Pure text; which header and which namespace it stands in is decided in write_shim.
#pragma once

#include <llvm/Support/Error.h>

#include <string>
#include <vector>

#include "rules/concept.hpp"
#include "shim/body.hpp"
#include "shim/legacy_names.hpp"

namespace ssot::shim {

struct Declaration {
  std::string text;   // lines, each with its end
  std::string after;  // definitions of static members, to stand behind the outermost class
};

class Declarer {
 public:
  Declarer(const rules::Concept& known, const LegacyNames& names) : known_(known), names_(names) {}

  // For a type, function, variable or macro; members are declared with their type.
  llvm::Expected<Declaration> declare(const rules::Rule& rule) const;

 private:
  llvm::Expected<Declaration> type(const rules::Rule& rule) const;
  Declaration enumeration(const rules::Rule& rule) const;
  Declaration renamed_enumeration(const rules::Rule& rule, const std::string& canonical) const;
  llvm::Expected<Declaration> record(const rules::Rule& rule) const;
  llvm::Expected<Declaration> derived(const rules::Rule& rule) const;
  // The members as they stand in the class, and whether there is a virtual one.
  llvm::Expected<Declaration> members(const std::vector<const rules::Rule*>& rules, bool& is_polymorphic) const;
  // The full form, and the overloads for calls with fewer arguments that become something else.
  llvm::Expected<std::string> callable(const rules::Rule& rule, const std::string& prefix) const;
  std::string one_form(const rules::Rule& rule, const std::string& prefix, const Body& body, std::size_t count,
                       std::size_t defaults_from) const;
  std::string constructor(const rules::Rule& rule) const;
  llvm::Expected<std::string> variable(const rules::Rule& rule) const;
  llvm::Expected<std::string> macro(const rules::Rule& rule) const;
  std::string deprecated(const rules::Rule& rule) const;

  const rules::Concept& known_;
  const LegacyNames& names_;
};

}  // namespace ssot::shim
