#include "collect/preprocessor.hpp"

#include <clang/Lex/MacroArgs.h>

namespace ssot::collect {
namespace {

class Recorder final : public clang::PPCallbacks {
 public:
  Recorder(clang::Preprocessor& preprocessor, const EntityIndex& index, SourceMap& map, facts::Facts& facts)
      : preprocessor_(preprocessor), index_(index), map_(map), facts_(facts) {}

  void MacroExpands(const clang::Token& name, const clang::MacroDefinition& definition,
                    clang::SourceRange range, const clang::MacroArgs* arguments) override {
    used(name, definition);
    if (arguments != nullptr) words_in(*arguments);
    macro_site(name, definition, range);
  }
  void Defined(const clang::Token& name, const clang::MacroDefinition& definition,
               clang::SourceRange range) override {
    macro_site(name, definition, range);
  }
  void Ifdef(clang::SourceLocation /*at*/, const clang::Token& name,
             const clang::MacroDefinition& definition) override {
    macro_site(name, definition, name.getLocation());
  }
  void Ifndef(clang::SourceLocation /*at*/, const clang::Token& name,
              const clang::MacroDefinition& definition) override {
    macro_site(name, definition, name.getLocation());
  }

  void SourceRangeSkipped(clang::SourceRange range, clang::SourceLocation /*endif*/) override {
    const auto skipped = map_.characters(range.getBegin(), range.getEnd());
    if (skipped && map_.info(skipped->file).in_root) facts_.mentions.push_back({*skipped, "inactive"});
  }

 private:
  void used(const clang::Token& name, const clang::MacroDefinition& definition) {
    const clang::MacroInfo* info = definition.getMacroInfo();
    if (info == nullptr || info->isBuiltinMacro()) return;
    const auto user = map_.file_of(name.getLocation());
    const auto provider = map_.file_of(info->getDefinitionLoc());
    if (user && provider && *user != *provider && map_.info(*user).in_root &&
        (map_.info(*provider).in_root || index_.is_legacy_header(map_.info(*provider).path)))
      facts_.uses.push_back({*user, *provider});
  }

  // A legacy name may end as a part of another one, or as a string: the parser never sees it then.
  void words_in(const clang::MacroArgs& arguments) {
    for (unsigned i = 0; i < arguments.getNumMacroArguments(); ++i)
      for (const clang::Token* token = arguments.getUnexpArgument(i); token->isNot(clang::tok::eof);
           ++token) {
        const clang::IdentifierInfo* word = token->getIdentifierInfo();
        if (word == nullptr || token->getLocation().isMacroID() || !index_.is_known_name(word->getName()))
          continue;
        const auto at = map_.token(token->getLocation());
        if (at && map_.info(at->range.file).in_root) facts_.mentions.push_back({at->range, "argument"});
      }
  }

  void macro_site(const clang::Token& name, const clang::MacroDefinition& definition,
                  clang::SourceRange range) {
    if (name.getIdentifierInfo() == nullptr) return;
    const rules::Rule* rule = index_.match_macro(name.getIdentifierInfo()->getName());
    if (rule == nullptr) return;
    if (const clang::MacroInfo* info = definition.getMacroInfo()) {
      const auto home = map_.file_of(info->getDefinitionLoc());
      if (!home ||
          !(index_.is_legacy_header(map_.info(*home).path) || index_.is_shared_header(map_.info(*home).path)))
        return;  // another macro of that name
    }
    const auto at = map_.token(name.getLocation());
    if (!at || !map_.info(at->range.file).in_root || index_.is_legacy_header(map_.info(at->range.file).path))
      return;
    facts::Site site;
    site.kind = facts::SiteKind::macro;
    site.rule = rule->id;
    site.entity = rule->from.name;
    site.name = at->range;
    site.spelling = at->spelling;
    site.range = map_.tokens(range).value_or(at->range);
    site.nodes = {map_.node(name.getLocation())};
    facts_.sites.push_back(std::move(site));
  }

  clang::Preprocessor& preprocessor_;
  const EntityIndex& index_;
  SourceMap& map_;
  facts::Facts& facts_;
};

}  // namespace

std::unique_ptr<clang::PPCallbacks> record_preprocessing(clang::Preprocessor& preprocessor,
                                                         const EntityIndex& index, SourceMap& map,
                                                         facts::Facts& facts) {
  return std::make_unique<Recorder>(preprocessor, index, map, facts);
}

}  // namespace ssot::collect
