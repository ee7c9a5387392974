// field_list.hpp - whether a braced list sets the fields of a class, one by one.
//
// `Old& old_{other};` is a braced list too: it binds a reference, and the class may be declared without a body there.
#pragma once

#include <clang/AST/DeclCXX.h>
#include <clang/AST/Expr.h>

namespace ssot::collect {

struct FieldList {
  const clang::InitListExpr* list = nullptr;  // as the compiler completed it; null: it is none
  const clang::RecordDecl* record = nullptr;  // complete, no union
};

inline FieldList field_list(const clang::InitListExpr& any) {
  const clang::InitListExpr* list = any.isSemanticForm() ? &any : any.getSemanticForm();
  if (list == nullptr || list->isGLValue() || list->isTransparent()) return {};
  const clang::RecordDecl* record = list->getType()->getAsRecordDecl();
  if (record == nullptr || record->isUnion() || record->getDefinition() == nullptr) return {};
  return {list, record->getDefinition()};
}

}  // namespace ssot::collect
