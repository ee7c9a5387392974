// lean_parse.hpp - one parse with edits that passes over the bodies which no edit can reach.
//
//   Unreached + the unit as it is parsed now  =>  may this body be passed over?  =>  was that right, in the end?
//
// What the first parse could not know is what the edits do to the includes. A file that was not there brings names: a
// body that spells one is parsed, macros looked through. A file that is there no more takes them: if the project used
// any, the parse is thrown away and made again whole. So it is where it finds something wrong. What is unused but for
// such bodies is no fault.
#pragma once

#include <clang/AST/ASTConsumer.h>
#include <clang/Lex/PPCallbacks.h>
#include <clang/Lex/Preprocessor.h>
#include <llvm/ADT/DenseSet.h>
#include <llvm/ADT/StringSet.h>

#include <memory>
#include <vector>

#include "collect/source_map.hpp"
#include "collect/unreached.hpp"

namespace ssot::collect {

class LeanParse {
 public:
  // All must live as long as the parse.
  LeanParse(const Unreached& unreached, const Unreached::Unit& unit, SourceMap& map, clang::Preprocessor& preprocessor)
      : unreached_(unreached), unit_(unit), map_(map), preprocessor_(preprocessor) {}

  std::unique_ptr<clang::PPCallbacks> watch_files();
  void on_top_level(clang::DeclGroupRef declarations);
  bool passes_over(const clang::FunctionDecl& function);

  std::size_t passed_over() const { return passed_over_.size(); }
  // What the compiler finds unused may be used by a body that was passed over.
  bool may_use(clang::DeclarationName name);
  // A diagnostic that was not there before: whom it is to be blamed on, only a whole parse says.
  bool finds_something_wrong(const facts::Unit& now) const;
  // Files without which what was passed over may mean something else. `now`: the unit of this parse.
  bool misses_files(const facts::Facts& now) const;

 private:
  class Watch;
  struct PassedOver {
    clang::SourceLocation begin;
    std::uint32_t length;
  };

  void enter(clang::FileID id);
  bool spells(llvm::StringRef name);
  bool is_new(clang::SourceLocation at) const;
  void add_names(const clang::Decl& decl, bool is_of_the_project);
  bool meets_new_names(clang::SourceLocation begin, std::uint32_t length);
  // Each identifier and operator behind the name of a function, and of the macros that it spells. `look` answers whether to go on.
  template <class Look>
  void words(clang::SourceLocation begin, std::uint32_t length, Look look) const;

  const Unreached& unreached_;
  const Unreached::Unit& unit_;
  SourceMap& map_;
  clang::Preprocessor& preprocessor_;
  llvm::DenseSet<clang::FileID> new_files_;
  llvm::StringSet<> new_names_;
  std::vector<PassedOver> passed_over_;
  llvm::StringSet<> spelled_;         // of those bodies, made when it is first asked for
  std::size_t spelled_bodies_ = 0;    // how many are in it
};

}  // namespace ssot::collect
