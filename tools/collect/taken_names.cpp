#include "collect/taken_names.hpp"

#include <clang/AST/ASTContext.h>
#include <clang/AST/DeclCXX.h>

#include <cctype>

namespace ssot::collect {
namespace {

void add_members(const std::string& text, std::set<std::string>& out) {
  constexpr std::string_view self = "$self.";
  const auto in_word = [&](std::size_t i) {
    return i < text.size() && (std::isalnum(static_cast<unsigned char>(text[i])) != 0 || text[i] == '_');
  };
  for (std::size_t at = text.find(self); at != std::string::npos; at = text.find(self, at + 1)) {
    std::size_t end = at + self.size();
    while (in_word(end)) ++end;
    if (end != at + self.size()) out.insert(text.substr(at + self.size(), end - at - self.size()));
  }
}

const clang::NamedDecl* own_member(const clang::CXXRecordDecl& made, const std::string& name, SiteRecorder& record) {
  for (const clang::NamedDecl* member : made.lookup(&made.getASTContext().Idents.get(name))) {
    const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(member->getUnderlyingDecl());
    if (method != nullptr && record.rule_of(*method) != nullptr) continue;
    return member;
  }
  return nullptr;
}

}  // namespace

std::set<std::string> canonical_members(const rules::Rule& rule) {
  std::set<std::string> out;
  for (const rules::Case& one : rule.cases) {
    add_members(one.to.value, out);
    add_members(one.to.statement, out);
  }
  return out;
}

const clang::NamedDecl* taken_by(const clang::CXXRecordDecl& derived, const rules::Rule& rule, SiteRecorder& record) {
  const clang::CXXRecordDecl* made = derived.getDefinition();
  if (made == nullptr || record.flow.is_legacy(made)) return nullptr;
  for (const std::string& name : canonical_members(rule))
    if (const clang::NamedDecl* member = own_member(*made, name, record)) return member;
  for (const clang::CXXBaseSpecifier& base : made->bases())
    if (const auto* of = base.getType()->getAsCXXRecordDecl())
      if (const clang::NamedDecl* member = taken_by(*of, rule, record)) return member;
  return nullptr;
}

std::string taken_names(const clang::CXXRecordDecl& derived, const clang::CXXRecordDecl& legacy, SiteRecorder& record) {
  const clang::CXXRecordDecl* made = legacy.getDefinition();
  if (made == nullptr) return {};
  for (const clang::Decl* each : made->decls()) {
    const auto* member = llvm::dyn_cast<clang::NamedDecl>(each);
    const rules::Rule* rule = member != nullptr ? record.index.match(*member) : nullptr;
    if (rule == nullptr) continue;
    if (const clang::NamedDecl* taken = taken_by(derived, *rule, record))
      return qualified_name(*taken) + " has the name that " + qualified_name(*member) + " gets";
  }
  return {};
}

}  // namespace ssot::collect
