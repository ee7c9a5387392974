// dependence.hpp - who is changed by what: the declarations of one unit as nodes, and what they refer to as edges.
//
//   declarations, references  =>  Dependence  =>  what the legacy entities reach
//
// A node is a declaration; functions of one name and scope are one, since a call chooses among them, and those at
// namespace scope are one by name, since arguments bring scopes. A class is two: what it shows to whoever names it, and
// behind that the whole of it. An instance is its template. Not thread-safe; lives as long as one parse.
#pragma once

#include <clang/AST/DeclCXX.h>
#include <clang/AST/DeclTemplate.h>
#include <llvm/ADT/DenseMap.h>

#include <vector>

#include "collect/entity_index.hpp"
#include "collect/source_map.hpp"

namespace ssot::collect {

using NodeId = unsigned;
inline constexpr NodeId no_node = 0;  // what no edit can change

class Dependence {
 public:
  NodeId add();
  // What changes `on` changes `dependent`.
  void edge(NodeId dependent, NodeId on);
  void seed(NodeId node) { seeds_.push_back(node); }
  // By node: some seed changes it.
  std::vector<bool> reached() const;

 private:
  std::vector<std::vector<NodeId>> dependents_{{}};  // of `no_node`
  std::vector<NodeId> seeds_;
};

// The node of each declaration. Seeds are the legacy entities, and what is called as a replacement ends.
class DeclarationNodes {
 public:
  DeclarationNodes(const EntityIndex& index, SourceMap& map, Dependence& graph) : index_(index), map_(map), graph_(graph) {}

  // Of what is declared in the project or in a legacy header; else `no_node`.
  NodeId of(const clang::NamedDecl& decl);
  // For who names a class, but neither makes nor measures one; else as `of`.
  NodeId shown_by(const clang::NamedDecl& decl);
  // For what waits for a template's argument: all that is called so.
  NodeId of_name(clang::DeclarationName name);
  bool is_of_ours(clang::SourceLocation at);

 private:
  using Key = std::pair<const void*, const void*>;  // scope, name

  bool is_legacy(facts::FileId file);
  NodeId make(const clang::NamedDecl& given);
  NodeId of_class(const clang::CXXRecordDecl& record);
  NodeId seeded(NodeId node, const clang::NamedDecl& decl);
  bool is_of_the_rules(const clang::NamedDecl& decl);

  const EntityIndex& index_;
  SourceMap& map_;
  Dependence& graph_;
  llvm::DenseMap<const clang::NamedDecl*, NodeId> by_declaration_;
  llvm::DenseMap<Key, NodeId> by_key_;
  llvm::DenseMap<const void*, NodeId> by_name_;
  llvm::DenseMap<facts::FileId, bool> legacy_files_;
};

}  // namespace ssot::collect
