// legacy_entities.hpp - what the legacy headers declare for others to use.
//
//   AST of the probe  =>  collect_legacy  =>  public entities, by qualified name
//
// Left out: what is private or protected, implicit, deleted, or only declared ahead (class T;), destructors,
// copy and move members, include guards.
#pragma once

#include <clang/AST/ASTContext.h>
#include <clang/AST/Decl.h>
#include <clang/Lex/Preprocessor.h>

#include <string>
#include <vector>

#include "rules/concept.hpp"

namespace ssot::verify {

struct LegacyEntity {
  std::string name;                        // qualified, without inline namespaces
  const clang::NamedDecl* decl = nullptr;  // canonical; null for a macro
  std::size_t header = 0;                  // index into Concept::headers
  unsigned line = 0;
  std::string text;  // as a rule's `from` would spell it
};

// In the order of the headers.
std::vector<LegacyEntity> collect_legacy(const clang::ASTContext& context,
                                         const clang::Preprocessor& preprocessor, const rules::Concept& unit);

// "n::C::f", inline namespaces left out; a constructor is named n::C::C.
std::string plain_name(const clang::NamedDecl& decl);

// All declarations of that name anywhere in the file, found by looking up segment by segment.
std::vector<const clang::NamedDecl*> look_up(const clang::ASTContext& context, const std::string& name);

}  // namespace ssot::verify
