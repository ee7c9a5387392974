#include "collect/site_visitor.hpp"

#include <clang/AST/ExprCXX.h>
#include <clang/AST/RecursiveASTVisitor.h>
#include <clang/Lex/Lexer.h>

#include <algorithm>

#include "collect/call_site.hpp"
#include "collect/effects.hpp"
#include "collect/parents.hpp"

namespace ssot::collect {
namespace {

using facts::Site;
using facts::SiteKind;

bool is_std(const clang::NamedDecl& decl, llvm::StringRef name) {
  return decl.isInStdNamespace() && decl.getDeclName().isIdentifier() && decl.getName() == name;
}

class Visitor final : public clang::RecursiveASTVisitor<Visitor> {
  using Base = clang::RecursiveASTVisitor<Visitor>;

 public:
  Visitor(clang::ASTContext& context, const EntityIndex& index, SourceMap& map, TypeFlow& flow,
          facts::Facts& facts)
      : context_(context), index_(index), map_(map), flow_(flow), facts_(facts) {}

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool shouldVisitImplicitCode() const { return false; }

  bool TraverseDecl(clang::Decl* decl) {
    if (decl == nullptr || !is_ours(*decl)) return true;
    const Parents::Scope scope(parents_, decl);
    return Base::TraverseDecl(decl);
  }
  bool TraverseStmt(clang::Stmt* statement) {
    if (statement == nullptr) return true;
    const Parents::Scope scope(parents_, statement);
    return Base::TraverseStmt(statement);
  }
  bool TraverseTypeLoc(clang::TypeLoc type) {
    if (type.isNull()) return true;
    const Parents::Scope scope(parents_, type);
    return Base::TraverseTypeLoc(type);
  }
  // A qualifier is edited with what it qualifies.
  bool TraverseNestedNameSpecifierLoc(clang::NestedNameSpecifierLoc qualifier) {
    for (; qualifier; qualifier = qualifier.getPrefix())
      if (const clang::Type* type = qualifier.getNestedNameSpecifier()->getAsType()) {
        if (const clang::TagDecl* tag = type->getAsTagDecl()) {
          note_use(qualifier.getLocalBeginLoc(), *tag);
          mention_other(qualifier.getLocalBeginLoc(), *tag);
        }
        if (const auto* found = type->getAs<clang::UsingType>())
          note_via(qualifier.getLocalBeginLoc(), *found->getFoundDecl());
      } else if (const auto* space = qualifier.getNestedNameSpecifier()->getAsNamespace()) {
        mention_other(qualifier.getLocalBeginLoc(), *space);
      } else if (const auto* alias = qualifier.getNestedNameSpecifier()->getAsNamespaceAlias()) {
        mention_other(qualifier.getLocalBeginLoc(), *alias);
      }
    return true;
  }
  bool TraverseConstructorInitializer(clang::CXXCtorInitializer* initializer) {
    record_member_init(*initializer);
    if (const clang::FieldDecl* field = initializer->isWritten() ? initializer->getAnyMember() : nullptr)
      mention_other(initializer->getMemberLocation(), *field);
    return Base::TraverseConstructorInitializer(initializer);
  }

  // --- types ---------------------------------------------------------------------------------------------
  bool VisitElaboratedTypeLoc(clang::ElaboratedTypeLoc type) {
    const clang::TypeLoc named = type.getNamedTypeLoc();
    const clang::NestedNameSpecifierLoc qualifier = type.getQualifierLoc();
    name_type(named, qualifier ? qualifier.getBeginLoc() : named.getBeginLoc());
    return true;
  }
  // The class of a member pointer, T::*, is named without an elaboration around it.
  bool VisitMemberPointerTypeLoc(clang::MemberPointerTypeLoc pointer) {
    const clang::TypeSourceInfo* of = pointer.getClassTInfo();
    if (of == nullptr || of->getTypeLoc().getAs<clang::ElaboratedTypeLoc>()) return true;
    const Parents::Scope scope(parents_, of->getTypeLoc());
    name_type(of->getTypeLoc(), of->getTypeLoc().getBeginLoc());
    return true;
  }

  bool VisitUsingDecl(clang::UsingDecl* decl) {
    for (const clang::UsingShadowDecl* shadow : decl->shadows()) {
      const clang::NamedDecl* target = shadow->getTargetDecl();
      const rules::Rule* rule = index_.match(*target);
      if (rule == nullptr) continue;
      Site site = make(SiteKind::using_declaration, *rule, *target, decl->getLocation());
      if (const auto range = map_.tokens({decl->getQualifierLoc().getBeginLoc(), decl->getLocation()}))
        site.range = *range;
      const clang::SourceLocation semicolon = clang::Lexer::findLocationAfterToken(
          decl->getLocation(), clang::tok::semi, map_.sources(), map_.language(), false);
      const auto whole = map_.characters(decl->getUsingLoc(), semicolon);
      if (whole && map_.text(*whole).find(',') == std::string::npos)
        site.holder_range = map_.with_line(*whole);
      else
        site.trouble = "it declares several names, or is not plain text";
      site.nodes = {map_.node(decl->getLocation())};
      add(std::move(site));
    }
    return true;
  }

  // A declaration of the project's own that happens to have a legacy entity's name.
  bool VisitNamedDecl(clang::NamedDecl* decl) {
    // A using-declaration names what it uses; it is no entity of its own.
    if (!llvm::isa<clang::UsingDecl, clang::UsingShadowDecl>(decl)) mention_other(decl->getLocation(), *decl);
    return true;
  }

  // --- declarations --------------------------------------------------------------------------------------
  bool VisitUsingDirectiveDecl(clang::UsingDirectiveDecl* decl) {
    mention_other(decl->getIdentLocation(), *decl->getNominatedNamespaceAsWritten());
    return true;
  }

  bool VisitNamespaceAliasDecl(clang::NamespaceAliasDecl* decl) {
    mention_other(decl->getTargetNameLoc(), *decl->getAliasedNamespace());
    return true;
  }

  bool VisitTypedefNameDecl(clang::TypedefNameDecl* decl) {
    if (flow_.mentions_legacy(decl->getUnderlyingType())) flow_.tie_to_type(*decl, decl->getUnderlyingType());
    return true;
  }

  bool VisitVarDecl(clang::VarDecl* decl) {
    if (!flow_.mentions_legacy(decl->getType())) return true;
    flow_.tie_to_type(*decl, decl->getType());
    const bool held = held_by_value(decl->getType());
    if (held && !llvm::isa<clang::ParmVarDecl>(decl)) record_value(*decl, decl->getInit());
    if (!held) flow_.flow(decl->getInit(), *decl);
    if (const clang::VarDecl* first = decl->getCanonicalDecl(); first != decl)
      flow_.flow(std::vector{map_.node(decl->getLocation())}, flow_.node(*first));
    return true;
  }

  bool VisitFieldDecl(clang::FieldDecl* decl) {
    if (!flow_.mentions_legacy(decl->getType())) return true;
    flow_.tie_to_type(*decl, decl->getType());
    if (held_by_value(decl->getType()))
      record_value(*decl, decl->getInClassInitializer());
    else
      flow_.flow(decl->getInClassInitializer(), *decl);
    return true;
  }

  bool VisitFunctionDecl(clang::FunctionDecl* decl) {
    if (flow_.mentions_legacy(decl->getReturnType())) flow_.tie_to_type(*decl, decl->getReturnType());
    for (const clang::FunctionDecl* other : decl->redecls()) join_signatures(*decl, *other);
    if (const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(decl))
      for (const clang::CXXMethodDecl* overridden : method->overridden_methods())
        if (!flow_.is_legacy(overridden->getParent())) join_signatures(*decl, *overridden);
    return true;
  }

  bool VisitCXXRecordDecl(clang::CXXRecordDecl* decl) {
    if (!decl->isThisDeclarationADefinition()) record_forward_declaration(*decl);
    if (decl->isThisDeclarationADefinition() && !flow_.is_legacy(decl))
      for (const clang::CXXBaseSpecifier& base : decl->bases())
        if (const auto* record = base.getType()->getAsCXXRecordDecl();
            record != nullptr && !flow_.is_legacy(record) && flow_.legacy_base(record) != nullptr)
          flow_.flow({flow_.node(*record)}, flow_.node(*decl));
    return true;
  }

  // --- expressions ---------------------------------------------------------------------------------------
  bool VisitCallExpr(clang::CallExpr* call) {
    const clang::FunctionDecl* callee = call->getDirectCallee();
    if (callee == nullptr) return true;
    join_arguments(*callee, call->arguments(),
                   llvm::isa<clang::CXXOperatorCallExpr>(call) && llvm::isa<clang::CXXMethodDecl>(callee));
    if (const rules::Rule* rule = rule_of(*callee)) {
      record_call(*call, *callee, *rule);
      return true;
    }
    if ((is_std(*callee, "make_unique") || is_std(*callee, "make_shared")) && made_type(*callee) != nullptr)
      record_construct(*call, *made_type(*callee), callee->getName().str(), call->getSourceRange());
    if (const clang::CXXRecordDecl* made = project_type_made(*callee)) join_constructor(*made, *call);
    if (const auto* assign = llvm::dyn_cast<clang::CXXOperatorCallExpr>(call);
        assign != nullptr && assign->isAssignmentOp() && assign->getNumArgs() == 2)
      flow_.join(assign->getArg(0), assign->getArg(1));
    if (map_.sources().isInSystemHeader(callee->getLocation())) join_through_container(*call);
    return true;
  }

  bool VisitBinaryOperator(clang::BinaryOperator* operation) {
    const bool joins = operation->isAssignmentOp() || operation->isPtrMemOp();
    if (joins && flow_.mentions_legacy(operation->getLHS()->getType()))
      flow_.join(operation->getLHS(), operation->getRHS());
    return true;
  }

  bool VisitReturnStmt(clang::ReturnStmt* statement) {
    const clang::FunctionDecl* function = parents_.function();
    if (function != nullptr && flow_.mentions_legacy(function->getReturnType()))
      flow_.flow(flow_.roots(statement->getRetValue()), flow_.node(*function));
    return true;
  }

  // Parts{made}: what stands for a field goes with it.
  bool VisitInitListExpr(clang::InitListExpr* list) {
    const clang::InitListExpr* whole = list->isSemanticForm() ? list : list->getSemanticForm();
    const clang::RecordDecl* record = whole != nullptr ? whole->getType()->getAsRecordDecl() : nullptr;
    if (record == nullptr || record->isUnion()) return true;
    const auto* made = llvm::dyn_cast<clang::CXXRecordDecl>(record);
    unsigned index = made != nullptr ? made->getNumBases() : 0;
    for (const clang::FieldDecl* field : record->fields()) {
      if (field->isUnnamedBitField()) continue;
      if (index >= whole->getNumInits()) break;
      flow_.flow(whole->getInit(index++), *field);
    }
    return true;
  }

  bool VisitCXXForRangeStmt(clang::CXXForRangeStmt* loop) {
    flow_.flow(loop->getRangeInit(), *loop->getLoopVariable());
    return true;
  }

  bool VisitCXXNewExpr(clang::CXXNewExpr* made) {
    const auto* record = made->getAllocatedType()->getAsCXXRecordDecl();
    if (record == nullptr || !is_single(*record)) return true;
    const bool owned = std::any_of(
        parents_.entries().rbegin() + 1,
        parents_.entries().rbegin() + std::min<std::ptrdiff_t>(6, std::ssize(parents_.entries())),
        [](const Parents::Entry& entry) {
          const auto* construct = llvm::dyn_cast_or_null<clang::CXXConstructExpr>(entry.statement);
          return construct != nullptr && (is_std(*construct->getConstructor()->getParent(), "unique_ptr") ||
                                          is_std(*construct->getConstructor()->getParent(), "shared_ptr"));
        });
    const bool placed = made->getNumPlacementArgs() != 0 && made->getOperatorNew() != nullptr &&
                        made->getOperatorNew()->isReservedGlobalPlacementOperator();
    const char* trouble = made->isArray() ? "an array of it is made, and there is one instance"
                          : placed        ? "it is made in memory that is given"
                                          : "";
    record_construct(*made, *record, owned ? "owned_new" : "new", made->getSourceRange(), trouble);
    return true;
  }

  bool VisitCXXConstructExpr(clang::CXXConstructExpr* construct) {
    const clang::CXXConstructorDecl* constructor = construct->getConstructor();
    join_arguments(*constructor, construct->arguments(), false);
    const clang::CXXRecordDecl* record = constructor->getParent();
    if (!is_single(*record) || construct->getBeginLoc().isInvalid()) return true;
    const bool temporary = llvm::isa<clang::CXXTemporaryObjectExpr>(construct) ||
                           llvm::isa_and_nonnull<clang::CXXFunctionalCastExpr>(parents_.statement(1)) ||
                           llvm::isa_and_nonnull<clang::CXXFunctionalCastExpr>(parents_.statement(2));
    if (temporary && !constructor->isCopyOrMoveConstructor())
      record_construct(*construct, *record, "temporary", construct->getSourceRange());
    return true;
  }

  bool VisitCXXDeleteExpr(clang::CXXDeleteExpr* expression) {
    const auto* record = expression->getDestroyedType().isNull()
                             ? nullptr
                             : expression->getDestroyedType()->getAsCXXRecordDecl();
    if (record == nullptr || !is_single(*record)) return true;
    Site site = make(SiteKind::destroy, *index_.match(*record), *record, expression->getBeginLoc());
    if (const auto range = map_.tokens(expression->getSourceRange())) site.range = *range;
    site.trouble = "it destroys an object that will be the one shared instance";
    add(std::move(site), flow_.roots(expression->getArgument()));
    return true;
  }

  bool VisitMemberExpr(clang::MemberExpr* member) {
    const clang::ValueDecl* decl = member->getMemberDecl();
    note_use(member->getMemberLoc(), *decl);
    const auto* field = llvm::dyn_cast<clang::FieldDecl>(decl);
    const rules::Rule* rule = field != nullptr ? index_.match(*field) : nullptr;
    if (rule == nullptr) {
      mention_other(member->getMemberLoc(), *decl);
      return true;
    }
    Site site = make(SiteKind::field, *rule, *decl, member->getMemberLoc());
    if (const auto range = map_.tokens(member->getSourceRange())) site.range = *range;
    describe_object(*member, map_, site);
    add(std::move(site), flow_.roots(member->getBase()));
    return true;
  }

  bool VisitDeclRefExpr(clang::DeclRefExpr* name) {
    const clang::ValueDecl* decl = name->getDecl();
    note_use(name->getLocation(), *decl);
    note_via(name->getLocation(), *name->getFoundDecl());
    const rules::Rule* rule = index_.match(*decl);
    if (rule == nullptr) {
      mention_other(name->getLocation(), *decl);
      return true;
    }
    if (llvm::isa<clang::FunctionDecl>(decl)) {
      const auto* call = llvm::dyn_cast_or_null<clang::CallExpr>(parents_.nearest_expression());
      if (call != nullptr && call->getCallee()->IgnoreParenImpCasts() == name) return true;
    }
    const SiteKind kind = llvm::isa<clang::EnumConstantDecl>(decl) ? SiteKind::enumerator
                          : llvm::isa<clang::FunctionDecl>(decl)   ? SiteKind::member_pointer
                                                                   : SiteKind::variable;
    Site site = make(kind, *rule, *decl, name->getLocation());
    if (const auto range = map_.tokens(name->getSourceRange())) site.range = *range;
    if (kind == SiteKind::member_pointer)
      site.trouble = "it is named without a call, and the canonical one has other parameters";
    std::vector<facts::Node> also;
    if (const auto* bind = parents_.nearest_call(); kind == SiteKind::member_pointer && bind != nullptr)
      for (const clang::Expr* argument : bind->arguments())
        for (facts::Node& node : flow_.roots(argument)) also.push_back(std::move(node));
    add(std::move(site), std::move(also));
    return true;
  }

  bool VisitCXXDependentScopeMemberExpr(clang::CXXDependentScopeMemberExpr* member) {
    record_dependent(member->getMember(), member->getMemberLoc());
    return true;
  }
  bool VisitUnresolvedMemberExpr(clang::UnresolvedMemberExpr* member) {
    record_dependent(member->getMemberName(), member->getMemberLoc());
    return true;
  }

 private:
  bool is_ours(const clang::Decl& decl) {
    if (llvm::isa<clang::TranslationUnitDecl>(decl)) return true;
    const clang::SourceLocation at = map_.sources().getExpansionLoc(decl.getLocation());
    if (at.isInvalid()) return !llvm::isa<clang::NamespaceDecl>(decl);
    if (map_.sources().isInSystemHeader(at)) return false;
    const auto in = map_.file(map_.sources().getFileID(at));
    if (!in || !map_.info(*in).in_root) return false;
    const std::string& path = map_.info(*in).path;
    return !index_.is_legacy_header(path) && !index_.is_legacy_implementation(path);
  }

  bool is_single(const clang::CXXRecordDecl& record) {
    const rules::Rule* rule = flow_.is_legacy(&record) ? index_.match(record) : nullptr;
    return rule != nullptr && rule->single;
  }
  bool held_by_value(clang::QualType type) {
    const auto* record = type.getCanonicalType()->getAsCXXRecordDecl();
    return record != nullptr && is_single(*record);
  }

  static const clang::NamedDecl* named_by(clang::TypeLoc named) {
    if (auto alias = named.getAs<clang::TypedefTypeLoc>()) return alias.getTypedefNameDecl();
    if (auto tag = named.getAs<clang::TagTypeLoc>()) return tag.getDecl();
    if (auto found = named.getAs<clang::UsingTypeLoc>()) return found.getFoundDecl()->getTargetDecl();
    if (auto specialization = named.getAs<clang::TemplateSpecializationTypeLoc>())
      return specialization.getTypePtr()->getTemplateName().getAsTemplateDecl();
    return nullptr;
  }

  // The rule of a called function; an override declared in a legacy class follows the one that it overrides.
  const rules::Rule* rule_of(const clang::FunctionDecl& callee) {
    if (const rules::Rule* rule = index_.match(callee)) return rule;
    const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(&callee);
    if (method == nullptr || !flow_.is_legacy(method->getParent())) return nullptr;
    for (const clang::CXXMethodDecl* overridden : method->overridden_methods())
      if (const rules::Rule* rule = rule_of(*overridden)) return rule;
    return nullptr;
  }

  const clang::CXXRecordDecl* made_type(const clang::FunctionDecl& maker) {
    const auto* record = maker_argument(maker);
    return record != nullptr && is_single(*record) ? record : nullptr;
  }
  const clang::CXXRecordDecl* project_type_made(const clang::FunctionDecl& maker) {
    if (!is_std(maker, "make_unique") && !is_std(maker, "make_shared")) return nullptr;
    const auto* record = maker_argument(maker);
    return record != nullptr && !map_.sources().isInSystemHeader(record->getLocation())
               ? record->getDefinition()
               : nullptr;
  }
  static const clang::CXXRecordDecl* maker_argument(const clang::FunctionDecl& maker) {
    const clang::TemplateArgumentList* arguments = maker.getTemplateSpecializationArgs();
    if (arguments == nullptr || arguments->size() == 0 ||
        arguments->get(0).getKind() != clang::TemplateArgument::Type)
      return nullptr;
    return arguments->get(0).getAsType()->getAsCXXRecordDecl();
  }

  Site make(SiteKind kind, const rules::Rule& rule, const clang::NamedDecl& decl,
            clang::SourceLocation name) {
    Site site;
    site.kind = kind;
    site.rule = rule.id;
    site.entity = qualified_name(decl);
    if (const auto token = map_.token(name)) {
      site.name = token->range;
      site.range = token->range;
      site.spelling = token->spelling;
    }
    if (site.spelling == facts::Spelling::macro_body) site.trouble = "it stands in the body of a macro";
    site.enclosing = parents_.enclosing_name();
    for (const std::string& outer : parents_.function_names())
      site.in_composition_root = site.in_composition_root || index_.is_composition_root(outer);
    site.nodes = {map_.node(name)};
    return site;
  }

  void add(Site site, std::vector<facts::Node> also = {}) {
    if (site.name.empty() || !map_.info(site.name.file).in_root) return;
    const std::string& path = map_.info(site.name.file).path;
    if (index_.is_legacy_header(path) || index_.is_legacy_implementation(path)) return;
    if (!map_.info(site.name.file).editable && site.trouble.empty())
      site.trouble = "the file is excluded from edits";
    for (facts::Node& node : also) site.nodes.push_back(std::move(node));
    std::sort(site.nodes.begin(), site.nodes.end());
    site.nodes.erase(std::unique(site.nodes.begin(), site.nodes.end()), site.nodes.end());
    std::erase(site.nodes, facts::Node{});
    facts_.sites.push_back(std::move(site));
  }

  // `begin` is where its qualifier begins, or its name.
  void name_type(clang::TypeLoc named, clang::SourceLocation begin) {
    const clang::NamedDecl* decl = named_by(named);
    if (decl == nullptr) return;
    note_use(named.getBeginLoc(), *decl);
    if (auto found = named.getAs<clang::UsingTypeLoc>()) note_via(named.getBeginLoc(), *found.getFoundDecl());
    if (const rules::Rule* rule = index_.match(*decl))
      record_type(begin, named, *decl, *rule);
    else
      mention_other(named.getBeginLoc(), *decl);
  }

  void record_type(clang::SourceLocation begin, clang::TypeLoc named, const clang::NamedDecl& decl,
                   const rules::Rule& rule) {
    Site site = make(SiteKind::type, rule, decl, named.getBeginLoc());
    if (const auto range = map_.tokens({begin, named.getEndLoc()})) site.range = *range;
    const Parents::Entry* owner = parents_.owner_of_type();
    describe_holder(parents_, map_, site);
    std::vector<facts::Node> also;
    if (owner != nullptr && owner->declaration != nullptr) {
      const clang::Decl& typed = *owner->declaration;
      if (const auto* record = llvm::dyn_cast<clang::CXXRecordDecl>(&typed)) {
        site.kind = SiteKind::base;
        site.trouble = "a class derives from it, and the canonical one is final";
        also.push_back(flow_.node(*record));
      } else {
        also.push_back(flow_.node(typed));
        describe_declared(typed, rule, site);
      }
    } else if (owner != nullptr && owner->statement != nullptr) {
      if (const auto* expression = llvm::dyn_cast<clang::Expr>(owner->statement)) {
        if (is_part_of_construct(*expression)) return;
        also = flow_.roots(expression);
        if (const clang::CallExpr* call = parents_.nearest_call())
          for (facts::Node& node : flow_.roots(call)) also.push_back(std::move(node));
      }
    }
    if (rule.single && site.holder == facts::Holder::other_template && !is_reference_holder())
      site.trouble = "a container holds it by value, and there is one instance";
    if (rule.single && is_element_of_array())
      site.trouble = "an array holds it by value, and there is one instance";
    if (rule.single && site.holder == facts::Holder::plain && site.kind == SiteKind::type)
      by_value_trouble(owner, site);
    add(std::move(site), std::move(also));
  }

  // In make_unique<T>(...), new T(...) and T(...) the type goes with the construction.
  bool is_part_of_construct(const clang::Expr& expression) {
    if (const auto* made = llvm::dyn_cast<clang::CXXNewExpr>(&expression)) {
      const auto* record = made->getAllocatedType()->getAsCXXRecordDecl();
      return record != nullptr && is_single(*record);
    }
    if (llvm::isa<clang::CXXTemporaryObjectExpr, clang::CXXFunctionalCastExpr>(expression))
      return held_by_value(expression.getType());
    const auto* name = llvm::dyn_cast<clang::DeclRefExpr>(&expression);
    const auto* maker = name != nullptr ? llvm::dyn_cast<clang::FunctionDecl>(name->getDecl()) : nullptr;
    return maker != nullptr && (is_std(*maker, "make_unique") || is_std(*maker, "make_shared")) &&
           made_type(*maker) != nullptr;
  }

  bool is_element_of_array() const {
    const std::vector<clang::TypeLoc> holders = parents_.type_holders();
    return !holders.empty() && holders.front().getAs<clang::ArrayTypeLoc>();
  }

  bool is_reference_holder() const {
    const clang::NamedDecl* holder = parents_.holder_template();
    static constexpr const char* by_reference[] = {
        "reference_wrapper",       "function",      "is_same", "is_same_v", "is_base_of", "is_base_of_v",
        "enable_shared_from_this", "default_delete"};
    return holder != nullptr && std::any_of(std::begin(by_reference), std::end(by_reference),
                                            [&](const char* name) { return is_std(*holder, name); });
  }

  void describe_declared(const clang::Decl& typed, const rules::Rule& rule, Site& site) {
    if (!rule.single || site.holder != facts::Holder::plain) return;
    if (llvm::isa<clang::VarDecl, clang::FieldDecl>(typed) && !llvm::isa<clang::ParmVarDecl>(typed) &&
        parents_.shares_declaration())
      site.trouble = "several names are declared with one type";
  }

  void by_value_trouble(const Parents::Entry* owner, Site& site) {
    if (owner == nullptr || owner->declaration == nullptr || !site.trouble.empty()) return;
    if (llvm::isa<clang::ParmVarDecl>(owner->declaration))
      site.trouble = "a parameter takes it by value, and there is one instance";
    else if (llvm::isa<clang::FunctionDecl>(owner->declaration))
      site.trouble = "a function returns it by value, and there is one instance";
  }

  void record_value(const clang::DeclaratorDecl& decl, const clang::Expr* init) {
    const auto* record = decl.getType().getCanonicalType()->getAsCXXRecordDecl();
    const rules::Rule* rule = index_.match(*record);
    Site site = make(SiteKind::value, *rule, *record, decl.getLocation());
    site.nodes = {flow_.node(decl)};
    site.declarator = site.name;
    site.declarator.begin = site.name.end;
    site.declarator.end = site.name.end;
    if (init != nullptr && !is_silent_default(*init)) {
      if (const auto* made = llvm::dyn_cast<clang::CXXConstructExpr>(init->IgnoreImplicit());
          made != nullptr && has_effects_in_arguments(*made))
        site.trouble = "its arguments are dropped, and evaluating them has effects";
      if (const auto end = map_.tokens(decl.getSourceRange()); end && end->file == site.name.file)
        site.declarator.end = std::max(end->end, site.name.end);
    }
    site.range = site.declarator;
    if (const auto* type = decl.getTypeSourceInfo(); type != nullptr) {
      if (const auto spelled = map_.tokens(type->getTypeLoc().getSourceRange())) site.holder_range = *spelled;
      if (type->getType()->getContainedAutoType() != nullptr)
        site.trouble = "it is declared with auto and made here";
    }
    if (parents_.shares_declaration()) site.trouble = "several names are declared with one type";
    if (decl.getName().empty()) site.trouble = "it has no name";
    add(std::move(site), {});
  }

  static bool is_silent_default(const clang::Expr& init) {
    const auto* construct = llvm::dyn_cast<clang::CXXConstructExpr>(init.IgnoreImplicit());
    return construct != nullptr && construct->getParenOrBraceRange().isInvalid() &&
           !llvm::isa<clang::CXXTemporaryObjectExpr>(construct) && !construct->isListInitialization() &&
           (construct->getNumArgs() == 0 ||
            std::all_of(construct->arg_begin(), construct->arg_end(), [](const clang::Expr* argument) {
              return llvm::isa<clang::CXXDefaultArgExpr>(argument);
            }));
  }

  void record_member_init(const clang::CXXCtorInitializer& initializer) {
    const clang::FieldDecl* field = initializer.getAnyMember();
    if (field == nullptr || !initializer.isWritten() || !flow_.mentions_legacy(field->getType())) return;
    if (!held_by_value(field->getType())) {
      flow_.flow(initializer.getInit(), *field);
      return;
    }
    const auto* record = field->getType().getCanonicalType()->getAsCXXRecordDecl();
    Site site = make(SiteKind::member_init, *index_.match(*record), *record, initializer.getMemberLocation());
    site.nodes = {flow_.node(*field)};
    if (const auto range = map_.characters(
            clang::Lexer::getLocForEndOfToken(initializer.getLParenLoc(), 0, map_.sources(), map_.language()),
            initializer.getRParenLoc()))
      site.range = *range;
    else
      site.trouble = "its initialiser is not plain text";
    add(std::move(site));
  }

  void record_construct(const clang::Expr& expression, const clang::CXXRecordDecl& record,
                        std::string creation, clang::SourceRange range, const char* trouble = "") {
    const rules::Rule* rule = constructor_rule(record);
    if (rule == nullptr) rule = index_.match(record);
    Site site = make(SiteKind::construct, *rule, record, expression.getBeginLoc());
    site.creation = std::move(creation);
    if (*trouble != '\0') site.trouble = trouble;
    if (const auto text = map_.tokens(range))
      site.range = *text;
    else
      site.trouble = "it is not plain text";
    if (site.creation == "temporary") site.trouble = "a temporary of it is made, and there is one instance";
    if (has_effects_in_arguments(expression) && site.trouble.empty())
      site.trouble = "its arguments are dropped, and evaluating them has effects";
    add(std::move(site));
  }

  bool has_effects_in_arguments(const clang::Expr& expression) {
    const auto any = [&](auto arguments) {
      return std::any_of(arguments.begin(), arguments.end(),
                         [&](const clang::Expr* e) { return has_effects(*e, index_); });
    };
    if (const auto* call = llvm::dyn_cast<clang::CallExpr>(&expression)) return any(call->arguments());
    if (const auto* construct = llvm::dyn_cast<clang::CXXConstructExpr>(&expression))
      return any(construct->arguments());
    const auto* made = llvm::dyn_cast<clang::CXXNewExpr>(&expression);
    const auto* inner = made != nullptr ? made->getConstructExpr() : nullptr;
    return inner != nullptr && any(inner->arguments());
  }

  const rules::Rule* constructor_rule(const clang::CXXRecordDecl& record) {
    const clang::CXXRecordDecl* definition = record.getDefinition();
    if (definition == nullptr) return nullptr;
    for (const clang::CXXConstructorDecl* constructor : definition->ctors())
      if (const rules::Rule* rule = constructor->isImplicit() ? nullptr : index_.match(*constructor))
        return rule;
    return nullptr;
  }

  void record_call(const clang::CallExpr& call, const clang::FunctionDecl& callee, const rules::Rule& rule) {
    const CalleeName name = callee_name(call);
    Site site = make(SiteKind::call, rule, callee, name.location);
    describe_call(call, rule, parents_, index_, map_, site);
    std::vector<facts::Node> also;
    if (name.member != nullptr) also = flow_.roots(name.member->getBase());
    for (const clang::Expr* argument : call.arguments())
      if (flow_.mentions_legacy(argument->getType()))
        for (facts::Node& node : flow_.roots(argument)) also.push_back(std::move(node));
    add(std::move(site), std::move(also));
  }

  void record_forward_declaration(const clang::CXXRecordDecl& decl) {
    if (!flow_.is_legacy(&decl) || decl.isEmbeddedInDeclarator() || decl.isImplicit() ||
        !decl.getLexicalDeclContext()->isFileContext())
      return;
    const rules::Rule* rule = index_.match(decl);
    if (rule == nullptr) return;
    Site site = make(SiteKind::forward_declaration, *rule, decl, decl.getLocation());
    const clang::SourceLocation semicolon = clang::Lexer::findLocationAfterToken(
        decl.getEndLoc(), clang::tok::semi, map_.sources(), map_.language(), false);
    if (const auto range = map_.characters(decl.getBeginLoc(), semicolon))
      site.range = *range;
    else
      site.trouble = "it is not plain text";
    // The outermost namespace that holds nothing else goes with it.
    const clang::DeclContext* context = decl.getLexicalDeclContext();
    const clang::Decl* only = &decl;
    while (const auto* space = llvm::dyn_cast<clang::NamespaceDecl>(context)) {
      if (std::distance(space->decls_begin(), space->decls_end()) != 1) break;
      only = space;
      context = space->getLexicalDeclContext();
    }
    if (context->isTranslationUnit() && only == &decl)
      site.holder_range = site.range;
    else if (only != &decl)
      if (const auto range = map_.tokens(only->getSourceRange())) site.holder_range = *range;
    site.nodes = {};
    add(std::move(site));
  }

  void record_dependent(clang::DeclarationName name, clang::SourceLocation at) {
    if (!name.isIdentifier() || !index_.is_known_name(name.getAsIdentifierInfo()->getName())) return;
    const auto token = map_.token(at);
    if (!token || !map_.info(token->range.file).in_root) return;
    facts_.mentions.push_back({token->range, "dependent"});
  }

  // The same name, resolved to something that is not legacy.
  void mention_other(clang::SourceLocation at, const clang::NamedDecl& decl) {
    if (index_.match(decl) != nullptr || flow_.is_legacy(&decl)) return;
    if (const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(&decl);
        method != nullptr && (rule_of(*method) != nullptr || flow_.is_legacy(method->getParent())))
      return;
    // The token, not the declaration's own name: a constructor is spelled as its class, a destructor behind ~.
    auto token = map_.token(at);
    if (!token || !map_.info(token->range.file).in_root) return;
    if (llvm::isa<clang::CXXDestructorDecl>(decl)) token = map_.token(at.getLocWithOffset(1));
    if (token && index_.is_known_name(map_.text(token->range)))
      facts_.mentions.push_back({token->range, qualified_name(decl)});
  }

  // `found` is what name lookup came upon: a shadow, where a using-declaration brought the name in.
  void note_via(clang::SourceLocation at, const clang::NamedDecl& found) {
    const auto* shadow = llvm::dyn_cast<clang::UsingShadowDecl>(&found);
    if (shadow == nullptr || index_.match(*shadow->getTargetDecl()) == nullptr) return;
    const auto* introducer = llvm::dyn_cast<clang::UsingDecl>(shadow->getIntroducer());
    const auto token = map_.token(at);
    if (introducer != nullptr && token)
      facts_.vias.push_back({map_.node(introducer->getLocation()), token->range});
  }

  void note_use(clang::SourceLocation at, const clang::NamedDecl& decl) {
    const auto user = map_.file_of(at);
    const auto provider = map_.file_of(decl.getLocation());
    if (user && provider && *user != *provider && map_.info(*user).in_root && map_.info(*provider).in_root)
      facts_.uses.push_back({*user, *provider});
  }

  void join_signatures(const clang::FunctionDecl& a, const clang::FunctionDecl& b) {
    const auto at = [&](const clang::Decl& decl) { return map_.node(decl.getLocation()); };
    if (flow_.mentions_legacy(a.getReturnType())) {
      flow_.flow(std::vector{at(a)}, flow_.node(b));
      flow_.flow(std::vector{at(a)}, flow_.node(a));
    }
    for (unsigned i = 0; i < std::min(a.getNumParams(), b.getNumParams()); ++i)
      if (flow_.mentions_legacy(a.getParamDecl(i)->getType())) {
        flow_.flow(std::vector{at(*a.getParamDecl(i))}, flow_.node(*b.getParamDecl(i)));
        flow_.flow(std::vector{at(*a.getParamDecl(i))}, flow_.node(*a.getParamDecl(i)));
      }
  }

  template <class Arguments>
  void join_arguments(const clang::FunctionDecl& callee, Arguments arguments, bool skip_object) {
    if (map_.sources().isInSystemHeader(callee.getLocation()) || index_.match(callee) != nullptr) return;
    unsigned index = 0;
    for (const clang::Expr* argument : arguments) {
      if (skip_object) {
        skip_object = false;
        continue;
      }
      if (index >= callee.getNumParams()) break;
      flow_.flow(argument, *callee.getParamDecl(index++));
    }
  }

  // make_unique<Service>(manager): as if the constructor had been called.
  void join_constructor(const clang::CXXRecordDecl& made, const clang::CallExpr& call) {
    for (const clang::CXXConstructorDecl* constructor : made.ctors())
      if (constructor->getNumParams() >= call.getNumArgs() &&
          constructor->getMinRequiredArguments() <= call.getNumArgs() &&
          !constructor->isCopyOrMoveConstructor())
        join_arguments(*constructor, call.arguments(), false);
  }

  // container.push_back(x), list.insert(x): what goes in goes with the container.
  void join_through_container(const clang::CallExpr& call) {
    const auto* member = llvm::dyn_cast<clang::CXXMemberCallExpr>(&call);
    if (member == nullptr || !flow_.mentions_legacy(member->getImplicitObjectArgument()->getType())) return;
    for (const clang::Expr* argument : call.arguments())
      if (flow_.mentions_legacy(argument->getType()))
        flow_.join(member->getImplicitObjectArgument(), argument);
  }

  clang::ASTContext& context_;
  const EntityIndex& index_;
  SourceMap& map_;
  TypeFlow& flow_;
  facts::Facts& facts_;
  Parents parents_;
};

}  // namespace

void record_sites(clang::ASTContext& context, const EntityIndex& index, SourceMap& map, TypeFlow& flow,
                  facts::Facts& facts) {
  Visitor(context, index, map, flow, facts).TraverseDecl(context.getTranslationUnitDecl());
}

}  // namespace ssot::collect
