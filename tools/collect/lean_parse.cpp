#include "collect/lean_parse.hpp"

#include <clang/AST/DeclCXX.h>
#include <clang/AST/DeclTemplate.h>
#include <clang/Basic/OperatorKinds.h>
#include <clang/Lex/Lexer.h>
#include <clang/Lex/MacroInfo.h>
#include <llvm/ADT/STLExtras.h>

#include <algorithm>

#include "collect/reach.hpp"

namespace ssot::collect {

class LeanParse::Watch final : public clang::PPCallbacks {
 public:
  explicit Watch(LeanParse& parse) : parse_(parse) {}
  void FileChanged(clang::SourceLocation at, FileChangeReason reason, clang::SrcMgr::CharacteristicKind /*kind*/,
                   clang::FileID /*previous*/) override {
    if (reason == EnterFile) parse_.enter(parse_.map_.sources().getFileID(at));
  }
  void MacroDefined(const clang::Token& name, const clang::MacroDirective* /*directive*/) override {
    if (parse_.is_new(name.getLocation()) && name.getIdentifierInfo() != nullptr)
      parse_.new_names_.insert(name.getIdentifierInfo()->getName());
  }

 private:
  LeanParse& parse_;
};

std::unique_ptr<clang::PPCallbacks> LeanParse::watch_files() {
  return std::make_unique<Watch>(*this);
}

void LeanParse::enter(clang::FileID id) {
  const auto file = map_.file(id);
  if (file && !std::binary_search(unit_.files.begin(), unit_.files.end(), name_key(map_.info(*file).path)))
    new_files_.insert(id);
}

bool LeanParse::is_new(clang::SourceLocation at) const {
  return !new_files_.empty() && at.isValid() && new_files_.contains(map_.sources().getFileID(map_.sources().getExpansionLoc(at)));
}

void LeanParse::on_top_level(clang::DeclGroupRef declarations) {
  if (new_files_.empty()) return;
  for (const clang::Decl* decl : declarations) {
    if (!is_new(decl->getLocation())) continue;
    const auto file = map_.file_of(decl->getLocation());
    add_names(*decl, file && map_.info(*file).in_root);
  }
}

// Of other people's headers only what is in nobody's namespace: who says `std::` chose among what is in there.
void LeanParse::add_names(const clang::Decl& decl, bool is_of_the_project) {
  if (const auto* named = llvm::dyn_cast<clang::NamedDecl>(&decl); named != nullptr && named->getIdentifier() != nullptr)
    new_names_.insert(named->getName());
  if (llvm::isa<clang::NamespaceDecl>(decl) && !is_of_the_project) return;
  if (llvm::isa<clang::NamespaceDecl, clang::LinkageSpecDecl, clang::EnumDecl>(decl))
    for (const clang::Decl* inner : llvm::cast<clang::DeclContext>(decl).noload_decls()) add_names(*inner, is_of_the_project);
}

// An operator may be somebody's function.
template <class Look>
static bool look_at(const clang::Token& token, const Look& look) {
  const char* spelling = clang::tok::getPunctuatorSpelling(token.getKind());
  return spelling == nullptr || look(spelling);
}

template <class Look>
void LeanParse::words(clang::SourceLocation begin, std::uint32_t length, Look look) const {
  const clang::SourceManager& sources = map_.sources();
  const auto [id, offset] = sources.getDecomposedLoc(begin);
  const llvm::StringRef buffer = sources.getBufferData(id);
  clang::Lexer lexer(sources.getLocForStartOfFile(id), map_.language(), buffer.begin(), buffer.begin() + offset, buffer.end());
  llvm::DenseSet<const clang::MacroInfo*> seen;
  std::vector<const clang::MacroInfo*> inner;
  const auto word = [&](llvm::StringRef name) {
    if (!look(name)) return false;
    const clang::MacroInfo* macro = preprocessor_.getMacroInfo(preprocessor_.getIdentifierInfo(name));
    if (macro != nullptr && seen.insert(macro).second) inner.push_back(macro);
    return true;
  };
  clang::Token token;
  lexer.LexFromRawLexer(token);  // its own name
  while (!lexer.LexFromRawLexer(token) && token.getLocation() < begin.getLocWithOffset(static_cast<int>(length)))
    if (token.is(clang::tok::raw_identifier) ? !word(token.getRawIdentifier()) : !look_at(token, look)) return;
  while (!inner.empty()) {
    const clang::MacroInfo* macro = inner.back();
    inner.pop_back();
    for (const clang::Token& part : macro->tokens())
      if (part.getIdentifierInfo() != nullptr ? !word(part.getIdentifierInfo()->getName()) : !look_at(part, look)) return;
  }
}

bool LeanParse::meets_new_names(clang::SourceLocation begin, std::uint32_t length) {
  bool meets = false;
  words(begin, length, [&](llvm::StringRef name) {
    meets = new_names_.contains(name);
    return !meets;
  });
  return meets;
}

bool LeanParse::passes_over(const clang::FunctionDecl& function) {
  const auto file = map_.file_of(function.getLocation());
  if (!file || !map_.info(*file).in_root || is_new(function.getLocation())) return false;
  const std::uint32_t length = unreached_.length(map_.info(*file).path, function_key(function));
  if (length == 0) return false;
  const clang::SourceLocation begin = map_.sources().getExpansionLoc(function.getLocation());
  if (!new_names_.empty() && meets_new_names(begin, length)) return false;
  passed_over_.push_back({begin, length});
  return true;
}

bool LeanParse::may_use(clang::DeclarationName name) {
  if (name.isIdentifier()) return spells(name.getAsIdentifierInfo()->getName());
  const bool is_symbol = name.getNameKind() == clang::DeclarationName::CXXOperatorName &&
                         !llvm::is_contained({clang::OO_Call, clang::OO_Subscript}, name.getCXXOverloadedOperator());
  return !is_symbol || spells(clang::getOperatorSpelling(name.getCXXOverloadedOperator()));
}

bool LeanParse::spells(llvm::StringRef name) {
  for (; spelled_bodies_ < passed_over_.size(); ++spelled_bodies_)
    words(passed_over_[spelled_bodies_].begin, passed_over_[spelled_bodies_].length, [&](llvm::StringRef word) {
      spelled_.insert(word);
      return true;
    });
  return spelled_.contains(name);
}

bool LeanParse::finds_something_wrong(const facts::Unit& now) const {
  if (passed_over_.empty()) return false;
  return !now.errors.empty() || std::any_of(now.warnings.begin(), now.warnings.end(), [&](const facts::Diagnostic& warning) {
    return !unit_.warnings.contains({warning.file, warning.message});
  });
}

bool LeanParse::misses_files(const facts::Facts& now) const {
  if (passed_over_.empty()) return false;
  std::vector<std::uint64_t> have = now.units.front().outside;
  for (const facts::FileId file : now.units.front().files) have.push_back(name_key(now.path(file)));
  std::sort(have.begin(), have.end());
  return !std::includes(have.begin(), have.end(), unit_.missed.begin(), unit_.missed.end());
}

}  // namespace ssot::collect
