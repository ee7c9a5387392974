#include "collect/include_facts.hpp"

#include <clang/AST/DeclCXX.h>
#include <clang/Lex/HeaderSearch.h>

#include <algorithm>
#include <map>

#include "collect/iwyu.hpp"
#include "collect/raw_tokens.hpp"

namespace ssot::collect {
namespace {

constexpr std::size_t longest_directive =
    4096;  // bytes of #include NAME, its splices and comments among them

class IncludeRecorder final : public clang::PPCallbacks {
 public:
  IncludeRecorder(clang::Preprocessor& preprocessor, const EntityIndex& index, SourceMap& map,
                  facts::Facts& facts)
      : preprocessor_(preprocessor), sources_(map.sources()), index_(index), map_(map), facts_(facts) {}

  void InclusionDirective(clang::SourceLocation hash, const clang::Token& keyword, llvm::StringRef written,
                          bool angled, clang::CharSourceRange spelled, clang::OptionalFileEntryRef target,
                          llvm::StringRef /*search*/, llvm::StringRef /*relative*/,
                          const clang::Module* /*suggested*/, bool /*imported*/,
                          clang::SrcMgr::CharacteristicKind /*kind*/) override {
    if (!target) return;
    const auto in = map_.file(sources_.getFileID(hash));
    if (in && !map_.info(*in).in_root) return;
    const facts::FileId to =
        map_.file(sources_.getOrCreateFileID(*target, clang::SrcMgr::C_User)).value_or(0);
    if (!in) return forced(to);
    facts::Include include;
    include.target = to;
    include.written = written.str();
    include.angled = angled;
    include.keyword = keyword.getIdentifierInfo()->getName().str();
    place(hash, include);
    const auto name = map_.characters(spelled.getBegin(), spelled.getEnd());
    const auto range = map_.characters(hash, spelled.getEnd());
    if (name && range && is_header_name(map_.text(*name))) {
      include.range = *range;
      include.spelled = *name;
    } else {
      through_macro(hash, include);
    }
    pragmas_of(sources_.getFileID(hash)).mark(include);
    facts_.includes.push_back(std::move(include));
  }

  void HasInclude(clang::SourceLocation at, llvm::StringRef written, bool angled,
                  clang::OptionalFileEntryRef target, clang::SrcMgr::CharacteristicKind /*kind*/) override {
    std::string header = target ? legacy(*target) : std::string();
    if (!target) header = index_.legacy_header(written);
    if (header.empty()) return;
    const clang::SourceLocation spelled = sources_.getExpansionLoc(at);
    const auto in = map_.file(sources_.getFileID(spelled));
    if (!in || is_foreign(*in)) return;
    facts::HeaderMention mention{
        target ? facts::HeaderMention::Kind::asked : facts::HeaderMention::Kind::switched_off,
        {},
        std::move(header),
        {}};
    const unsigned begin = sources_.getFileOffset(spelled);
    mention.range = {*in, begin, begin + static_cast<unsigned>(written.size()) + 2};
    const std::string text = (angled ? "<" : "\"") + written.str() + (angled ? ">" : "\"");
    if (at.isMacroID() || map_.text(mention.range) != text) {
      mention.trouble = "a macro asks for it";
      mention.range.end = begin + clang::Lexer::MeasureTokenLength(spelled, sources_, map_.language());
    }
    facts_.header_mentions.push_back(std::move(mention));
  }

  void SourceRangeSkipped(clang::SourceRange range, clang::SourceLocation /*endif*/) override {
    const auto skipped = map_.characters(range.getBegin(), range.getEnd());
    if (!skipped || is_foreign(skipped->file)) return;
    for (const NamedFile& named : raw_named_files(map_.text(*skipped))) {
      const std::string header = named.written.empty() ? std::string() : legacy(range.getBegin(), named);
      if (!header.empty())
        facts_.header_mentions.push_back(
            {facts::HeaderMention::Kind::switched_off,
             {skipped->file, skipped->begin + named.begin, skipped->begin + named.end},
             header,
             {}});
    }
  }

  // --- branches
  // ---------------------------------------------------------------------------------------------

  void If(clang::SourceLocation at, clang::SourceRange condition, ConditionValueKind /*value*/) override {
    enter(at, condition.getBegin(), "!defined");
  }
  void Ifdef(clang::SourceLocation at, const clang::Token&, const clang::MacroDefinition&) override {
    enter(at, {}, {});
  }
  void Ifndef(clang::SourceLocation at, const clang::Token& name, const clang::MacroDefinition&) override {
    enter(at, name.getLocation(), "");
  }
  void Elif(clang::SourceLocation at, clang::SourceRange, ConditionValueKind,
            clang::SourceLocation) override {
    turn(at);
  }
  void Elifdef(clang::SourceLocation at, const clang::Token&, const clang::MacroDefinition&) override {
    turn(at);
  }
  void Elifdef(clang::SourceLocation at, clang::SourceRange, clang::SourceLocation) override { turn(at); }
  void Elifndef(clang::SourceLocation at, const clang::Token&, const clang::MacroDefinition&) override {
    turn(at);
  }
  void Elifndef(clang::SourceLocation at, clang::SourceRange, clang::SourceLocation) override { turn(at); }
  void Else(clang::SourceLocation at, clang::SourceLocation) override { turn(at); }
  void Endif(clang::SourceLocation at, clang::SourceLocation) override {
    std::vector<std::uint32_t>& open = branches_[sources_.getFileID(at)].open;
    if (!open.empty()) open.pop_back();
  }

  // --- macros
  // -----------------------------------------------------------------------------------------------

  void MacroExpands(const clang::Token&, const clang::MacroDefinition& definition, clang::SourceRange,
                    const clang::MacroArgs*) override {
    ++expansions_[definition.getMacroInfo()];
  }
  void EndOfMainFile() override {
    for (facts::Include& include : facts_.includes) {
      const auto infos = defined_by_.find({include.range.file, include.range.begin});
      if (infos == defined_by_.end() || !include.trouble.empty()) continue;
      for (const clang::MacroInfo* info : infos->second)
        if (expansions_[info] != taken_as_name_[info])
          include.trouble = "the macro " + include.macro + " is used for something else, too";
    }
  }

 private:
  struct Branches {
    std::vector<std::uint32_t> open;  // where each branch begins; 0 for the include guard
    bool seen = false;
  };

  static bool is_header_name(llvm::StringRef text) { return text.starts_with("<") || text.starts_with("\""); }

  bool is_foreign(facts::FileId file) const {
    const facts::File& info = map_.info(file);
    return !info.in_root || index_.is_legacy_file(info.path);
  }

  std::string legacy(clang::FileEntryRef file) const {
    return index_.legacy_header(sources_.getFileManager().getCanonicalName(file).str());
  }

  // What an include would find if it were reached. Where nothing is found, its words decide.
  std::string legacy(clang::SourceLocation at, const NamedFile& named) {
    if (!index_.may_be_legacy_header(named.written)) return {};
    const clang::OptionalFileEntryRef found = preprocessor_.LookupFile(
        at, named.written, named.angled, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr,
        nullptr, /*SkipCache=*/true, /*OpenFile=*/false, /*CacheFailures=*/false);
    return found ? legacy(*found) : index_.legacy_header(named.written);
  }

  void forced(facts::FileId target) {
    const std::string header = index_.legacy_header(map_.info(target).path);
    const auto main = map_.file(sources_.getMainFileID());
    if (!header.empty() && main && !is_foreign(*main))
      facts_.header_mentions.push_back({facts::HeaderMention::Kind::forced, {*main, 0, 0}, header, {}});
  }

  void place(clang::SourceLocation hash, facts::Include& include) {
    for (const std::uint32_t branch : branches_[sources_.getFileID(hash)].open)
      if (branch != 0) include.branch = branch;
    include.in_conditional = include.branch != 0;
  }

  void enter(clang::SourceLocation at, clang::SourceLocation name, llvm::StringRef prefix) {
    Branches& branches = branches_[sources_.getFileID(at)];
    const bool guard = !branches.seen && name.isValid() && is_guard(name, prefix);
    branches.seen = true;
    branches.open.push_back(guard ? 0 : sources_.getFileOffset(at));
  }

  void turn(clang::SourceLocation at) {
    std::vector<std::uint32_t>& open = branches_[sources_.getFileID(at)].open;
    if (!open.empty()) open.back() = sources_.getFileOffset(at);
  }

  // `#ifndef X` or `#if !defined(X)` before any other condition, whose next line defines X.
  bool is_guard(clang::SourceLocation name, llvm::StringRef prefix) const {
    llvm::StringRef rest =
        sources_.getBufferData(sources_.getFileID(name)).substr(sources_.getFileOffset(name)).ltrim();
    if (!rest.consume_front(prefix)) return false;
    rest = rest.ltrim(" \t(");
    const llvm::StringRef guard = rest.take_while([](char c) { return clang::isAsciiIdentifierContinue(c); });
    rest = rest.drop_front(guard.size()).ltrim(" \t\r\n)");
    return !guard.empty() && rest.consume_front("#") && rest.ltrim(" \t").consume_front("define") &&
           rest.ltrim(" \t").drop_front(6).ltrim(" \t").starts_with(guard);
  }

  const Pragmas& pragmas_of(clang::FileID id) {
    const auto known = pragmas_.find(id);
    if (known != pragmas_.end()) return known->second;
    return pragmas_.emplace(id, Pragmas(std::string_view(sources_.getBufferData(id)))).first->second;
  }

  // #include NAME: the text to edit is in the definition of NAME, if it is plainly there.
  void through_macro(clang::SourceLocation hash, facts::Include& include) {
    const clang::FileID id = sources_.getFileID(hash);
    const unsigned offset = sources_.getFileOffset(hash);
    const std::string rest = sources_.getBufferData(id).substr(offset, longest_directive).str();
    const std::vector<NamedFile> named = raw_named_files(rest);
    const facts::FileId in = *map_.file(id);
    const std::uint32_t begin = named.empty() ? 0 : named.front().begin;
    const std::uint32_t end = named.empty() ? 1 : named.front().end;
    include.spelled = {in, offset + begin, offset + end};
    include.range = {in, offset, offset + end};
    include.macro = rest.substr(begin, end - begin);
    include.trouble = "its name is put together by the macro " + include.macro;
    const clang::MacroInfo* info = macro_of(include.macro);
    std::vector<const clang::MacroInfo*>& steps = defined_by_[{include.range.file, include.range.begin}];
    while (info != nullptr && std::find(steps.begin(), steps.end(), info) == steps.end()) {
      steps.push_back(info);
      ++taken_as_name_[info];
      const bool goes_on =
          info->isObjectLike() && info->getNumTokens() == 1 && info->tokens().front().getIdentifierInfo();
      if (const auto* next =
              goes_on ? preprocessor_.getMacroInfo(info->tokens().front().getIdentifierInfo()) : nullptr)
        info = next;
    }
    if (info == nullptr || info->getNumTokens() == 0) return;
    const clang::Token& first = info->tokens().front();
    const clang::Token& last = info->tokens().back();
    const auto text = map_.characters(first.getLocation(), last.getEndLoc());
    if (!text) {
      include.trouble = "the macro " + include.macro + " that names it is defined by the compile command";
      return;
    }
    const bool quoted = info->getNumTokens() == 1 && first.is(clang::tok::string_literal);
    const bool plain = quoted || (first.is(clang::tok::less) && last.is(clang::tok::greater));
    if (!info->isObjectLike() || !plain) return;
    include.definition = *text;
    include.trouble =
        is_foreign(text->file) || !map_.info(text->file).editable
            ? "the macro " + include.macro + " that names it is defined in a file that is not edited"
            : "";
  }

  const clang::MacroInfo* macro_of(llvm::StringRef name) const {
    const clang::IdentifierInfo* word = preprocessor_.getIdentifierInfo(name);
    return preprocessor_.getMacroInfo(word);
  }

  clang::Preprocessor& preprocessor_;
  clang::SourceManager& sources_;
  const EntityIndex& index_;
  SourceMap& map_;
  facts::Facts& facts_;
  std::map<clang::FileID, Branches> branches_;
  std::map<clang::FileID, Pragmas> pragmas_;
  std::map<const clang::MacroInfo*, unsigned> expansions_;
  std::map<const clang::MacroInfo*, unsigned> taken_as_name_;
  // The macros that an include's name comes through, by the place of the include.
  std::map<std::pair<facts::FileId, std::uint32_t>, std::vector<const clang::MacroInfo*>> defined_by_;
};

class Surroundings {
 public:
  Surroundings(SourceMap& map, facts::Facts& facts) : map_(map), facts_(facts) {
    for (facts::Include& include : facts.includes) in_[include.range.file].push_back(&include);
  }

  void look_at(const clang::DeclContext& context) {
    for (const clang::Decl* decl : context.noload_decls()) {
      if (decl->isImplicit() || decl->getLocation().isInvalid()) continue;
      const clang::SourceManager& sources = map_.sources();
      const clang::SourceLocation begin = sources.getExpansionLoc(decl->getBeginLoc());
      if (sources.isInSystemHeader(begin)) continue;
      const clang::FileID id = sources.getFileID(begin);
      const auto file = map_.file(id);
      if (!file || !map_.info(*file).in_root) continue;
      const std::uint32_t at = sources.getFileOffset(begin);
      facts::File& info = facts_.files[*file];
      if (context.isTranslationUnit()) info.declares_at = std::min(info.declares_at, at);
      const clang::SourceLocation end = sources.getExpansionLoc(decl->getEndLoc());
      if (const auto includes = in_.find(*file); includes != in_.end() && sources.getFileID(end) == id)
        for (facts::Include* include : includes->second)
          if (at < include->range.begin && include->range.end <= sources.getFileOffset(end))
            mark(*decl, *include);
      if (const auto* space = llvm::dyn_cast<clang::NamespaceDecl>(decl))
        look_at(*space);
      else if (const auto* linkage = llvm::dyn_cast<clang::LinkageSpecDecl>(decl))
        look_at(*linkage);
    }
  }

 private:
  // A namespace or a class makes other entities of what a header declares; a linkage does not.
  static void mark(const clang::Decl& decl, facts::Include& include) {
    if (llvm::isa<clang::LinkageSpecDecl>(decl))
      include.inside = include.inside.empty() ? "extern" : include.inside;
    else
      include.inside = llvm::isa<clang::NamespaceDecl>(decl) && include.inside != "declaration"
                           ? "namespace"
                           : "declaration";
  }

  SourceMap& map_;
  facts::Facts& facts_;
  std::map<facts::FileId, std::vector<facts::Include*>> in_;
};

}  // namespace

std::unique_ptr<clang::PPCallbacks> record_includes(clang::Preprocessor& preprocessor,
                                                    const EntityIndex& index, SourceMap& map,
                                                    facts::Facts& facts) {
  return std::make_unique<IncludeRecorder>(preprocessor, index, map, facts);
}

void record_surroundings(clang::ASTContext& context, clang::Preprocessor& preprocessor, SourceMap& map,
                         facts::Facts& facts) {
  Surroundings(map, facts).look_at(*context.getTranslationUnitDecl());
  clang::SourceManager& sources = map.sources();
  for (auto it = sources.fileinfo_begin(); it != sources.fileinfo_end(); ++it) {
    const clang::FileID id = sources.translateFile(it->first);
    const auto file = map.file(id);
    if (!file || !map.info(*file).in_root) continue;
    facts::File& info = facts.files[*file];
    info.alone = id == sources.getMainFileID() ||
                 preprocessor.getHeaderSearchInfo().isFileMultipleIncludeGuarded(it->first);
    const Pragmas pragmas{std::string_view(sources.getBufferData(id))};
    info.public_header = pragmas.public_header();
    info.unwanted = pragmas.unwanted();
  }
}

}  // namespace ssot::collect
