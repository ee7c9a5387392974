#include "collect/preprocessor.hpp"

#include <clang/Lex/HeaderSearch.h>
#include <clang/Lex/MacroArgs.h>

#include <map>

namespace ssot::collect {
namespace {

class Recorder final : public clang::PPCallbacks {
 public:
  Recorder(clang::Preprocessor& preprocessor, const EntityIndex& index, SourceMap& map, facts::Facts& facts)
      : preprocessor_(preprocessor), index_(index), map_(map), facts_(facts) {}

  void InclusionDirective(clang::SourceLocation hash, const clang::Token& /*include*/,
                          llvm::StringRef written, bool angled, clang::CharSourceRange spelled,
                          clang::OptionalFileEntryRef target, llvm::StringRef /*search*/,
                          llvm::StringRef /*relative*/, const clang::Module* /*suggested*/, bool /*imported*/,
                          clang::SrcMgr::CharacteristicKind /*kind*/) override {
    const auto in = map_.file(map_.sources().getFileID(hash));
    if (!in || !map_.info(*in).in_root || !target || hash.isMacroID()) return;
    const auto range = map_.characters(hash, spelled.getEnd());
    const auto name = map_.characters(spelled.getBegin(), spelled.getEnd());
    if (!range || !name) return;  // through a macro: nothing here to edit
    facts::Include include;
    include.range = *range;
    include.spelled = *name;
    include.target = map_.file(map_.sources().getOrCreateFileID(*target, clang::SrcMgr::C_User)).value_or(0);
    include.written = written.str();
    include.angled = angled;
    include.in_conditional = depth_[*in] > 0;
    facts_.includes.push_back(std::move(include));
  }

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
  void Ifdef(clang::SourceLocation at, const clang::Token& name,
             const clang::MacroDefinition& definition) override {
    enter(at);
    macro_site(name, definition, name.getLocation());
  }
  void Ifndef(clang::SourceLocation at, const clang::Token& name,
              const clang::MacroDefinition& definition) override {
    if (!is_include_guard(at, name))
      enter(at);
    else
      guarded_[file_at(at)] = true;
    macro_site(name, definition, name.getLocation());
  }
  void If(clang::SourceLocation at, clang::SourceRange /*condition*/, ConditionValueKind /*value*/) override {
    enter(at);
  }
  void Endif(clang::SourceLocation at, clang::SourceLocation opened) override {
    const auto in = map_.file(map_.sources().getFileID(at));
    if (!in) return;
    (void)opened;
    if (depth_[*in] > 0) --depth_[*in];
  }

  void SourceRangeSkipped(clang::SourceRange range, clang::SourceLocation /*endif*/) override {
    const auto skipped = map_.characters(range.getBegin(), range.getEnd());
    if (skipped && map_.info(skipped->file).in_root) facts_.mentions.push_back({*skipped, "inactive"});
  }

 private:
  facts::FileId file_at(clang::SourceLocation at) {
    return map_.file(map_.sources().getFileID(at)).value_or(0);
  }

  void enter(clang::SourceLocation at) {
    if (const auto in = map_.file(map_.sources().getFileID(at))) ++depth_[*in];
  }

  // `#ifndef X` before anything else, whose next line defines X.
  bool is_include_guard(clang::SourceLocation at, const clang::Token& name) {
    const clang::FileID id = map_.sources().getFileID(at);
    const llvm::StringRef bytes = map_.sources().getBufferData(id);
    const unsigned offset = map_.sources().getFileOffset(name.getLocation());
    const llvm::StringRef rest = bytes.substr(offset).ltrim();
    const llvm::StringRef guard =
        name.getIdentifierInfo() != nullptr ? name.getIdentifierInfo()->getName() : "";
    if (guarded_[file_at(at)] || guard.empty()) return false;
    return rest.substr(guard.size()).ltrim().consume_front("#define " + guard.str());
  }

  void used(const clang::Token& name, const clang::MacroDefinition& definition) {
    const clang::MacroInfo* info = definition.getMacroInfo();
    if (info == nullptr || info->isBuiltinMacro()) return;
    const auto user = map_.file_of(name.getLocation());
    const auto provider = map_.file_of(info->getDefinitionLoc());
    if (user && provider && *user != *provider && map_.info(*user).in_root && map_.info(*provider).in_root)
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
  std::map<facts::FileId, unsigned> depth_;
  std::map<facts::FileId, bool> guarded_;
};

}  // namespace

std::unique_ptr<clang::PPCallbacks> record_preprocessing(clang::Preprocessor& preprocessor,
                                                         const EntityIndex& index, SourceMap& map,
                                                         facts::Facts& facts) {
  return std::make_unique<Recorder>(preprocessor, index, map, facts);
}

}  // namespace ssot::collect
