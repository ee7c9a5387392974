// offered.hpp - what a class, or the functions of a namespace, offer to others: for the search for a second manager.
//
//   class  =>  its methods with the shape of their parameters, its bases, what it holds
//   functions of a namespace in one file  =>  facts::FunctionGroup
//
// A shape is a signature with what a copy changes without changing its job left out: const and references, string or
// string_view, int or long, vector or span, pointer or smart pointer, the namespace of a class. Two shapes that are
// equal are a sign, not a proof; it is weighed in the lint (structure_score.hpp).
// Rejected: canonical types as they are (a copy in another namespace has types of its own, and matches in nothing).
#pragma once

#include <clang/AST/DeclCXX.h>

#include <map>
#include <string>
#include <vector>

#include "collect/entity_index.hpp"
#include "collect/source_map.hpp"

namespace ssot::collect {

// Templates of methods too; without constructors and destructors. Sorted.
std::vector<facts::Method> methods_of(const clang::CXXRecordDecl& record);

// Qualified, of a base that depends on a template's arguments too; empty: a parameter of the template.
std::string name_of_base(clang::QualType base);

// Sorted, qualified; without what is of namespace std.
std::vector<std::string> held_by(const clang::CXXRecordDecl& record);

bool erases_type(const clang::CXXRecordDecl& record);

// Not thread-safe; lives as long as one parse.
class FunctionGroups {
 public:
  FunctionGroups(const EntityIndex& index, SourceMap& map) : index_(index), map_(map) {}

  // Every declaration of a function; what is no free function is passed over.
  void add(const clang::FunctionDecl& function);
  void take(facts::Facts& facts);

 private:
  const EntityIndex& index_;
  SourceMap& map_;
  std::map<std::pair<facts::FileId, std::string>, facts::FunctionGroup> groups_;
};

}  // namespace ssot::collect
