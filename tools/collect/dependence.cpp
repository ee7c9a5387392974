#include "collect/dependence.hpp"

namespace ssot::collect {
namespace {

const clang::NamedDecl& templated(const clang::NamedDecl& decl) {
  const auto* pattern = llvm::dyn_cast<clang::TemplateDecl>(&decl);
  return pattern != nullptr && pattern->getTemplatedDecl() != nullptr ? *pattern->getTemplatedDecl() : decl;
}

const void* class_key(const clang::CXXRecordDecl& record) {
  if (const auto* special = llvm::dyn_cast<clang::ClassTemplateSpecializationDecl>(&record))
    return special->getSpecializedTemplate()->getTemplatedDecl()->getCanonicalDecl();
  if (const clang::CXXRecordDecl* pattern = record.getTemplateInstantiationPattern()) return pattern->getCanonicalDecl();
  return record.getCanonicalDecl();
}

std::pair<const void*, const void*> key_of(const clang::NamedDecl& decl) {
  const clang::DeclarationName name = decl.getDeclName();
  if (name.isEmpty()) return {decl.getCanonicalDecl(), nullptr};
  if (const auto* record = llvm::dyn_cast<clang::CXXRecordDecl>(decl.getDeclContext())) {
    // Those of an instance are named after its type, which is another one.
    static constexpr char constructor = 0, destructor = 0, conversion = 0;
    if (llvm::isa<clang::CXXConstructorDecl>(decl)) return {class_key(*record), &constructor};
    if (llvm::isa<clang::CXXDestructorDecl>(decl)) return {class_key(*record), &destructor};
    if (llvm::isa<clang::CXXConversionDecl>(decl)) return {class_key(*record), &conversion};
    return {class_key(*record), name.getAsOpaquePtr()};
  }
  // Overloads are found in the scopes of the arguments, too.
  if (llvm::isa<clang::FunctionDecl>(decl)) return {&decl.getASTContext(), name.getAsOpaquePtr()};
  return {decl.getDeclContext()->getRedeclContext()->getPrimaryContext(), name.getAsOpaquePtr()};
}

}  // namespace

NodeId Dependence::add() {
  dependents_.emplace_back();
  return static_cast<NodeId>(dependents_.size() - 1);
}

void Dependence::edge(NodeId dependent, NodeId on) {
  if (on != no_node && dependent != no_node && dependent != on) dependents_[on].push_back(dependent);
}

std::vector<bool> Dependence::reached() const {
  std::vector<bool> out(dependents_.size(), false);
  std::vector<NodeId> next = seeds_;
  while (!next.empty()) {
    const NodeId node = next.back();
    next.pop_back();
    if (out[node]) continue;
    out[node] = true;
    next.insert(next.end(), dependents_[node].begin(), dependents_[node].end());
  }
  return out;
}

NodeId DeclarationNodes::of(const clang::NamedDecl& decl) {
  if (const auto known = by_declaration_.find(&decl); known != by_declaration_.end()) return known->second;
  const NodeId node = make(decl);
  by_declaration_[&decl] = node;
  return node;
}

NodeId DeclarationNodes::shown_by(const clang::NamedDecl& decl) {
  const NodeId node = of(decl);
  return node != no_node && llvm::isa<clang::CXXRecordDecl>(templated(decl)) ? node - 1 : node;
}

NodeId DeclarationNodes::of_name(clang::DeclarationName name) {
  NodeId& node = by_name_[name.getAsOpaquePtr()];
  if (node == no_node) node = graph_.add();
  return node;
}

bool DeclarationNodes::is_of_ours(clang::SourceLocation at) {
  const auto file = map_.file_of(at);
  return file && (map_.info(*file).in_root || is_legacy(*file));
}

bool DeclarationNodes::is_legacy(facts::FileId file) {
  auto [known, is_new] = legacy_files_.try_emplace(file, false);
  if (is_new) known->second = index_.is_legacy_file(map_.info(file).path);
  return known->second;
}

NodeId DeclarationNodes::make(const clang::NamedDecl& given) {
  const clang::NamedDecl& decl = templated(given);
  if (llvm::isa<clang::NamespaceDecl>(decl) || !is_of_ours(decl.getLocation())) return no_node;
  if (const auto* record = llvm::dyn_cast<clang::CXXRecordDecl>(&decl)) return seeded(of_class(*record), decl);
  NodeId& node = by_key_[key_of(decl)];
  if (node == no_node) {
    node = graph_.add();
    if (!decl.getDeclName().isEmpty()) graph_.edge(of_name(decl.getDeclName()), node);
  }
  return seeded(node, decl);
}

NodeId DeclarationNodes::of_class(const clang::CXXRecordDecl& record) {
  NodeId& node = by_key_[{nullptr, class_key(record)}];
  if (node != no_node) return node;
  const NodeId shown = graph_.add();
  const NodeId whole = graph_.add();
  node = whole;
  graph_.edge(whole, shown);
  if (record.getIdentifier() != nullptr) graph_.edge(of_name(record.getDeclName()), whole);
  return whole;
}

NodeId DeclarationNodes::seeded(NodeId node, const clang::NamedDecl& decl) {
  const auto file = map_.file_of(decl.getLocation());
  if ((file && is_legacy(*file)) || is_of_the_rules(decl)) graph_.seed(llvm::isa<clang::CXXRecordDecl>(decl) ? node - 1 : node);
  return node;
}

// Legacy itself, or called as a replacement ends: an edit may hide it, or be hidden by it.
bool DeclarationNodes::is_of_the_rules(const clang::NamedDecl& decl) {
  if (decl.getIdentifier() == nullptr) return index_.match(decl) != nullptr;
  const llvm::StringRef name = decl.getName();
  if (index_.ends_replacing_name(name) && !index_.is_replacing_name(qualified_name(decl))) return true;
  return index_.is_known_name(name) && (index_.match(decl) != nullptr || index_.is_legacy_type(qualified_name(decl)));
}

}  // namespace ssot::collect
