#include "collect/offered.hpp"

#include <clang/AST/ASTContext.h>
#include <clang/AST/Attr.h>
#include <clang/AST/DeclTemplate.h>
#include <clang/AST/ExprCXX.h>
#include <llvm/ADT/StringSwitch.h>

#include <algorithm>
#include <set>

#include "collect/ast_walk.hpp"

namespace ssot::collect {
namespace {

enum class Family { other, text, call, list, wrapper };

Family family_of(llvm::StringRef name) {
  return llvm::StringSwitch<Family>(name)
      .Cases("basic_string", "basic_string_view", "string", "string_view", Family::text)
      .Cases("function", "move_only_function", "copyable_function", Family::call)
      .Cases("vector", "span", "initializer_list", "array", "list", "deque", "set", "unordered_set", Family::list)
      .Cases("unique_ptr", "shared_ptr", "weak_ptr", "reference_wrapper", "optional", Family::wrapper)
      .Default(Family::other);
}

std::string shape_of(clang::QualType type);

std::string shape_of_record(const clang::CXXRecordDecl& record) {
  const std::string name = record.getNameAsString();
  const auto* instance = llvm::dyn_cast<clang::ClassTemplateSpecializationDecl>(&record);
  const bool is_std = record.isInStdNamespace();
  const Family family = is_std || instance != nullptr ? family_of(name) : Family::other;
  if (record.isLambda() || family == Family::call) return "call";
  if (family == Family::text) return "text";
  if (instance == nullptr || instance->getTemplateArgs().size() == 0 || family == Family::other) return name;
  const clang::TemplateArgument& first = instance->getTemplateArgs()[0];
  if (first.getKind() != clang::TemplateArgument::Type) return name;
  return (family == Family::list ? "list of " : "") + shape_of(first.getAsType());
}

std::string shape_of(clang::QualType type) {
  type = type.getCanonicalType().getNonReferenceType().getUnqualifiedType();
  if (type->isFunctionPointerType() || type->isFunctionType()) return "call";
  if (type->isPointerType() || type->isArrayType()) {
    const clang::QualType to = type->isPointerType() ? type->getPointeeType()
                                                     : clang::QualType(type->getArrayElementTypeNoTypeQual(), 0);
    return to->isAnyCharacterType() ? "text" : shape_of(to);
  }
  if (const auto* of = type->getAs<clang::EnumType>()) return of->getDecl()->getNameAsString();
  if (type->isArithmeticType()) return "number";
  if (const clang::CXXRecordDecl* record = type->getAsCXXRecordDecl()) return shape_of_record(*record);
  return type->isDependentType() || type->getContainedAutoType() != nullptr ? "*" : type.getAsString();
}

const char* access_name(clang::AccessSpecifier access) {
  switch (access) {
    case clang::AS_private:
      return "private";
    case clang::AS_protected:
      return "protected";
    default:
      return "public";
  }
}

facts::Method method_of(const clang::FunctionDecl& function) {
  facts::Method method;
  method.name = function.getNameAsString();
  method.access = access_name(function.getAccess());
  for (const clang::ParmVarDecl* parameter : function.parameters()) {
    const char* comma = parameter == *function.param_begin() ? "" : ", ";
    method.signature += comma + parameter->getType().getCanonicalType().getAsString();
    method.shape += comma + shape_of(parameter->getType());
  }
  method.signature = "(" + method.signature + ")";
  const auto* member = llvm::dyn_cast<clang::CXXMethodDecl>(&function);
  const bool overrides = member != nullptr && (member->size_overridden_methods() != 0 ||
                                               member->hasAttr<clang::OverrideAttr>());
  method.is_offered = !overrides && !function.isDeleted() && !function.isOverloadedOperator() &&
                      !llvm::isa<clang::CXXConversionDecl>(function);
  return method;
}

void hold(clang::QualType type, std::set<std::string>& names, unsigned depth = 0) {
  type = type.getCanonicalType().getNonReferenceType();
  while (type->isPointerType() || type->isArrayType())
    type = type->isPointerType() ? type->getPointeeType() : clang::QualType(type->getArrayElementTypeNoTypeQual(), 0);
  const clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
  if (record == nullptr || depth > 3) return;
  if (!record->isInStdNamespace()) names.insert(qualified_name(*record));
  if (const auto* instance = llvm::dyn_cast<clang::ClassTemplateSpecializationDecl>(record))
    for (const clang::TemplateArgument& argument : instance->getTemplateArgs().asArray())
      if (argument.getKind() == clang::TemplateArgument::Type) hold(argument.getAsType(), names, depth + 1);
}

// Whether a body calls a method of a canonical class.
class CanonicalCall final : public AstWalk {
 public:
  explicit CanonicalCall(const EntityIndex& index) : index_(index) {}
  bool found = false;

 private:
  void on_statement(clang::Stmt& statement) override {
    const auto* call = llvm::dyn_cast<clang::CXXMemberCallExpr>(&statement);
    if (found || call == nullptr || call->getRecordDecl() == nullptr) return;
    found = index_.is_canonical_type(qualified_name(*call->getRecordDecl()));
  }
  const EntityIndex& index_;
};

}  // namespace

std::vector<facts::Method> methods_of(const clang::CXXRecordDecl& record) {
  std::vector<facts::Method> methods;
  for (const clang::Decl* decl : record.decls()) {
    const auto* method = llvm::dyn_cast_or_null<clang::CXXMethodDecl>(decl->getAsFunction());
    if (method == nullptr || method->isImplicit() ||
        llvm::isa<clang::CXXConstructorDecl, clang::CXXDestructorDecl>(method))
      continue;
    methods.push_back(method_of(*method));
  }
  std::sort(methods.begin(), methods.end());
  return methods;
}

std::string name_of_base(clang::QualType base) {
  if (const auto* record = base->getAsCXXRecordDecl()) return qualified_name(*record);
  if (const auto* of = base->getAs<clang::TemplateSpecializationType>())
    if (const clang::TemplateDecl* named = of->getTemplateName().getAsTemplateDecl()) return qualified_name(*named);
  return {};
}

std::vector<std::string> held_by(const clang::CXXRecordDecl& record) {
  std::set<std::string> names;
  for (const clang::FieldDecl* field : record.fields()) hold(field->getType(), names);
  return {names.begin(), names.end()};
}

bool erases_type(const clang::CXXRecordDecl& record) {
  for (const clang::Decl* decl : record.decls()) {
    const auto* model = llvm::dyn_cast<clang::ClassTemplateDecl>(decl);
    if (model == nullptr || !model->getTemplatedDecl()->hasDefinition()) continue;
    for (const clang::CXXBaseSpecifier& base : model->getTemplatedDecl()->bases()) {
      const auto* of = base.getType()->getAsCXXRecordDecl();
      if (of != nullptr && llvm::isa<clang::CXXRecordDecl>(of->getDeclContext()) &&
          llvm::cast<clang::CXXRecordDecl>(of->getDeclContext())->getCanonicalDecl() == record.getCanonicalDecl())
        return true;
    }
  }
  return false;
}

void FunctionGroups::add(const clang::FunctionDecl& function) {
  if (llvm::isa<clang::CXXMethodDecl, clang::CXXDeductionGuideDecl>(function) || function.isImplicit() ||
      !function.getDeclContext()->getRedeclContext()->isFileContext())
    return;
  const clang::FunctionDecl* first = function.getCanonicalDecl();
  const auto file = map_.file_of(first->getLocation());
  const auto name = map_.token(first->getLocation());
  if (!file || !name || !map_.info(*file).in_root) return;
  const auto* space = llvm::dyn_cast<clang::NamespaceDecl>(first->getDeclContext()->getRedeclContext());
  const std::string scope = space != nullptr ? qualified_name(*space) : std::string();
  facts::FunctionGroup& group = groups_[{*file, scope}];
  if (first == &function) {
    group.name = scope;
    if (group.functions.empty() || name->range < group.first) group.first = name->range;
    group.functions.push_back(method_of(function));
  }
  if (!group.uses_canonical && function.doesThisDeclarationHaveABody() && function.getBody() != nullptr) {
    CanonicalCall walk(index_);
    walk.walk(*function.getBody());
    group.uses_canonical = walk.found;
  }
}

void FunctionGroups::take(facts::Facts& facts) {
  for (auto& [key, group] : groups_) {
    if (group.functions.size() < 4) continue;
    std::sort(group.functions.begin(), group.functions.end());
    facts.function_groups.push_back(std::move(group));
  }
}

}  // namespace ssot::collect
