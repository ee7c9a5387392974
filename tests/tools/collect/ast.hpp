// ast.hpp - a parsed piece of C++, for the parts of collect that take Clang's own nodes.
#pragma once

#include <clang/ASTMatchers/ASTMatchFinder.h>
#include <clang/Frontend/ASTUnit.h>
#include <clang/Tooling/Tooling.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace ssot::collect::testing {

class Ast {
 public:
  explicit Ast(const std::string& text)
      : unit_(clang::tooling::buildASTFromCodeWithArgs(text, {"-std=c++20", "-Wno-everything"}, "/p/a.cpp")) {}

  clang::ASTContext& context() const { return unit_->getASTContext(); }

  // The first declaration of this name, at any depth, templates' instantiations left out.
  template <class Decl = clang::NamedDecl>
  const Decl& find(const std::string& qualified) const {
    using namespace clang::ast_matchers;
    for (const auto& bound : match(namedDecl(hasName(qualified)).bind("x"), context()))
      if (const auto* found = bound.getNodeAs<Decl>("x")) return *found;
    ADD_FAILURE() << "no " << qualified;
    std::abort();
  }

  const clang::Expr& init(const std::string& variable) const {
    return *find<clang::VarDecl>(variable).getInit();
  }

 private:
  std::unique_ptr<clang::ASTUnit> unit_;
};

}  // namespace ssot::collect::testing
