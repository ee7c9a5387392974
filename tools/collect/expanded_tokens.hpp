// expanded_tokens.hpp - what the compiler takes for a stretch of text: its tokens after preprocessing, and the macros
// that had their say.
//
//   preprocessor's tokens  =>  ExpandedTokens  =>  hash of the tokens from one location to another; macros asked or
//   expanded between them
//
// This is what the standard compares two definitions by ([basic.def.odr]). Kept are the tokens of files that have a
// wanted word in their bytes, twelve bytes each. Rejected: the text as spelled (a branch that is switched off in one
// build is no token there), and a second run of the preprocessor over the file (another state of the macros).
// Lives as long as one parse; not thread-safe.
#pragma once

#include <clang/Lex/Preprocessor.h>
#include <llvm/ADT/DenseMap.h>

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "collect/source_map.hpp"

namespace ssot::collect {

class ExpandedTokens {
 public:
  // From now on; `words` and this object outlive the parse.
  void watch(clang::Preprocessor& preprocessor, SourceMap& map, const std::set<std::string, std::less<>>& words);

  // 0: it begins or ends in a macro, or was not kept.
  std::uint64_t hash(clang::SourceRange range);
  // "N=1", "!N" where it is asked for and not defined; sorted.
  std::vector<std::string> macros(clang::SourceRange range) const;

 private:
  class Callbacks;
  struct Token {
    clang::SourceLocation at;  // where it is expanded
    std::uint64_t hash = 0;
  };
  struct Asked {
    clang::SourceLocation at;
    std::string text;
  };
  bool is_kept(clang::SourceLocation at);
  void ask(const clang::Token& name, const clang::MacroDefinition& definition);

  clang::Preprocessor* preprocessor_ = nullptr;
  SourceMap* map_ = nullptr;
  const std::set<std::string, std::less<>>* words_ = nullptr;
  std::vector<Token> tokens_;
  std::vector<Asked> asked_;
  llvm::DenseMap<clang::SourceLocation, std::size_t> first_at_;  // filled when the first hash is asked for
  llvm::DenseMap<clang::FileID, bool> kept_;
};

}  // namespace ssot::collect
