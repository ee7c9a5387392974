#include "collect/class_layout.hpp"

#include <clang/AST/ASTContext.h>
#include <clang/AST/RecordLayout.h>

#include "collect/entity_index.hpp"

namespace ssot::collect {

std::vector<std::string> layout_of(const clang::CXXRecordDecl& record, const clang::ASTContext& context) {
  if (!record.isCompleteDefinition() || record.isInvalidDecl() || record.isDependentType()) return {};
  const clang::PrintingPolicy policy(context.getLangOpts());
  const clang::ASTRecordLayout& layout = context.getASTRecordLayout(&record);
  std::vector<std::string> lines{"size " + std::to_string(layout.getSize().getQuantity()),
                                 "align " + std::to_string(layout.getAlignment().getQuantity())};
  for (const clang::CXXBaseSpecifier& base : record.bases()) {
    const clang::CXXRecordDecl* of = base.getType()->getAsCXXRecordDecl();
    const clang::CharUnits at = base.isVirtual() ? layout.getVBaseClassOffset(of) : layout.getBaseClassOffset(of);
    lines.push_back((base.isVirtual() ? "virtual base " : "base ") + qualified_name(*of) + " at " +
                    std::to_string(at.getQuantity()));
  }
  for (const clang::FieldDecl* field : record.fields()) {
    const std::uint64_t bits = layout.getFieldOffset(field->getFieldIndex());
    lines.push_back(field->getType().getCanonicalType().getAsString(policy) + " " + field->getNameAsString() + " at " +
                    std::to_string(bits / 8) + (bits % 8 != 0 ? "." + std::to_string(bits % 8) : ""));
  }
  for (const clang::CXXMethodDecl* method : record.methods())
    if (method->isVirtual() && !method->isImplicit())
      lines.push_back("virtual " + method->getType().getCanonicalType().getAsString(policy) + " " + method->getNameAsString());
  return lines;
}

}  // namespace ssot::collect
