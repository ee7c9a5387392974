// declaration_sites.hpp - what the project declares with legacy types, and declares again of them.
//
//   declaration, member initializer  =>  Site (value, member_init, forward_declaration, using_declaration,
//   member_using, overrider, member_definition), Flow
//
// An object held by value has a site of its own beside the one of its type: its initializer goes when the one
// instance comes from elsewhere.
#pragma once

#include "collect/site_recorder.hpp"

namespace ssot::collect {

class DeclarationSites {
 public:
  explicit DeclarationSites(SiteRecorder& record) : record_(record) {}
  void on_declaration(const clang::Decl& decl);
  void on_member_init(const clang::CXXCtorInitializer& initializer);

 private:
  void using_declaration(const clang::UsingDecl& decl);
  void member_using(const clang::UsingDecl& decl, const clang::CXXRecordDecl& record);
  void member_definition(const clang::CXXMethodDecl& method);
  void declared_by_hand(const clang::DeclaratorDecl& decl);
  const clang::CXXMethodDecl* overrides_more(const clang::CXXMethodDecl& method, const clang::CXXMethodDecl& legacy);
  void overrider(const clang::CXXMethodDecl& method);
  void alias(const clang::TypedefNameDecl& decl);
  void variable(const clang::VarDecl& decl);
  void field(const clang::FieldDecl& decl);
  void function(const clang::FunctionDecl& decl);
  void record(const clang::CXXRecordDecl& decl);
  void inherited_names(const clang::CXXRecordDecl& decl, const clang::CXXBaseSpecifier& base,
                       const clang::CXXRecordDecl& legacy);

  // auto* p = f(); of a type whose pointer becomes something else.
  void deduced_pointer(const clang::VarDecl& decl);
  void value(const clang::DeclaratorDecl& decl, const clang::Expr* init);
  void member_init(const clang::FieldDecl& decl, const clang::CXXCtorInitializer& initializer);
  void forward_declaration(const clang::TagDecl& decl);
  bool is_legacy_forward(const clang::Decl& decl);

  SiteRecorder& record_;
  const EntityIndex& index_ = record_.index;
  SourceMap& map_ = record_.map;
  TypeFlow& flow_ = record_.flow;
  Parents& parents_ = record_.parents;
};

}  // namespace ssot::collect
