// source_map.hpp - from Clang's source locations to byte ranges of spelled text.
//
//   SourceLocation, SourceRange  =>  SourceMap  =>  facts::Range + how it is spelled
//
// Only text that stands in a file, or whole in the argument of a macro, may ever be edited. Everything else
// has a place to show and is marked as such. One object lives as long as one parse; not thread-safe.
#pragma once

#include <clang/Basic/SourceManager.h>
#include <llvm/ADT/DenseMap.h>

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "facts/facts.hpp"

namespace ssot::collect {

// Tells of a canonical path whether it is under the root, and whether it may be edited.
struct Territory {
  std::string root;                                  // absolute, canonical
  std::function<bool(const std::string&)> excluded;  // vendored or generated: sites there become notes
  std::map<std::string, std::string> same_file = {};  // another name of a file (hard link) => the name it goes by

  // One file is one name, also where units reach it by different hard links.
  const std::string& name_of(const std::string& canonical) const {
    const auto other = same_file.find(canonical);
    return other == same_file.end() ? canonical : other->second;
  }
};

struct Spelled {
  facts::Range range;
  facts::Spelling spelling = facts::Spelling::file;
};

class SourceMap {
 public:
  SourceMap(clang::SourceManager& sources, const clang::LangOptions& language, const Territory& territory,
            facts::Facts& facts);

  // The token that starts here, spelled. In a macro's body: the token there, marked macro_body.
  std::optional<Spelled> token(clang::SourceLocation location);
  // A whole token range; nothing if no contiguous text spells it.
  std::optional<facts::Range> tokens(clang::SourceRange range);
  // From here on, ranges that lie in the body of the macro in which this name stands are ranges of its definition, with
  // its parameters where arguments are; until told otherwise, with an invalid location. True: it stands in one.
  bool look_from(clang::SourceLocation name);

  // Of the macro whose body is looked at; of `...` its name in the body.
  std::vector<std::string> parameters() const;

  // Of a place in the looked-at body: what stands there comes from an argument, or from another macro.
  bool is_filled_in(clang::SourceLocation location) const;

  // Between two locations of one file, characters.
  std::optional<facts::Range> characters(clang::SourceLocation begin, clang::SourceLocation end);

  std::optional<facts::FileId> file(clang::FileID id);
  // Of the file in which a location is expanded.
  std::optional<facts::FileId> file_of(clang::SourceLocation location);
  const facts::File& info(facts::FileId id) const { return facts_.files[id]; }
  std::string text(const facts::Range& range);
  // With the comment that stands behind it on its line, if nothing stands between: `}  // namespace n`.
  facts::Range with_comment(facts::Range range);
  // With its whole line (or lines), if nothing else stands there.
  facts::Range with_line(facts::Range range);

  // "@path:offset" of where the location is spelled: the node of a site or of a declaration.
  facts::Node node(clang::SourceLocation location);
  // The outermost macro expansion in a file that this location comes from, if its text is the macro's own.
  std::optional<clang::SourceLocation> macro_expansion(clang::SourceLocation location) const;

  // The project's own code uses something that a file outside of the root declares.
  void use_outside(facts::FileId provider) { used_outside_.insert(provider); }
  const std::set<facts::FileId>& used_outside() const { return used_outside_; }

  clang::SourceManager& sources() { return sources_; }
  const clang::LangOptions& language() const { return language_; }

 private:
  std::optional<facts::Range> in_body(clang::SourceRange range);
  clang::SourceLocation in_body(clang::SourceLocation location, bool end) const;

  clang::FileID body_;  // the expansion that look_from found
  clang::SourceManager& sources_;
  const clang::LangOptions& language_;
  const Territory& territory_;
  facts::Facts& facts_;
  llvm::DenseMap<clang::FileID, std::optional<facts::FileId>> by_id_;
  std::map<std::string, facts::FileId> by_path_;
  std::map<facts::FileId, clang::FileID> back_;
  std::set<facts::FileId> used_outside_;
};

}  // namespace ssot::collect
