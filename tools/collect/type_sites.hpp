// type_sites.hpp - where a legacy type is written: in a declaration, a template argument, a cast, a base.
//
//   type location, qualifier  =>  Site (type, base)
//
// The declaration or expression that the type belongs to is asked of Parents, because what it means depends
// on it: in `unique_ptr<T>` the owner goes, in `T&` the type alone. A type written as part of a construction
// is left to construction_sites.
#pragma once

#include "collect/site_recorder.hpp"

namespace ssot::collect {

class TypeSites {
 public:
  explicit TypeSites(SiteRecorder& record) : record_(record) {}
  void on_type(clang::TypeLoc type);
  // A qualifier is edited with what it qualifies; if that has no rule, the legacy type in it is a site of its own.
  void on_qualifier(clang::NestedNameSpecifierLoc qualifier);
  void on_concept(const clang::ConceptReference& reference);
  // Two<Legacy>, where Legacy is a template.
  void on_template_argument(const clang::TemplateArgumentLoc& argument);

 private:
  void elaborated(clang::ElaboratedTypeLoc type);
  // The class of a member pointer, T::*, is named without an elaboration around it.
  void member_pointer(clang::MemberPointerTypeLoc pointer);
  clang::SourceLocation qualifier_before(clang::SourceLocation name);
  bool qualifies_legacy() const;
  void record_qualifier(clang::NestedNameSpecifierLoc qualifier);
  // `begin` is where its qualifier begins, or its name; `keyword` where `class` or the like stands before it.
  void name_type(clang::TypeLoc named, clang::SourceLocation begin, clang::SourceLocation keyword = {});
  void record_type(clang::SourceLocation begin, clang::SourceLocation keyword, clang::TypeLoc named,
                   const clang::NamedDecl& decl, const rules::Rule& rule);
  // In make_unique<T>(...), new T(...) and T(...) the type goes with the construction.
  bool is_part_of_construct(const clang::Expr& expression);
  bool is_element_of_array() const;
  bool is_reference_holder() const;
  std::vector<facts::Node> nodes_of(const clang::Decl& typed, clang::SourceLocation at);
  void join_specializations(std::vector<facts::Node>& also);
  bool is_held_by_template(const clang::CXXRecordDecl& legacy, clang::SourceLocation at) const;
  void describe_declared(const clang::Decl& typed, const rules::Rule& rule, facts::Site& site);
  void by_value_trouble(const Parents::Entry* owner, clang::SourceLocation at, facts::Site& site);

  SiteRecorder& record_;
  const EntityIndex& index_ = record_.index;
  SourceMap& map_ = record_.map;
  TypeFlow& flow_ = record_.flow;
  Parents& parents_ = record_.parents;
};

}  // namespace ssot::collect
