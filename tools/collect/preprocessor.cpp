#include "collect/preprocessor.hpp"

#include <clang/Lex/MacroArgs.h>

#include "collect/macro_call.hpp"

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
    if (arguments != nullptr && definition.getMacroInfo() != nullptr) strings_of(*definition.getMacroInfo(), *arguments);
    macro_site(name, definition, range, arguments, preprocessor_.isParsingIfOrElifDirective() ? "condition" : "");
  }
  void Defined(const clang::Token& name, const clang::MacroDefinition& definition,
               clang::SourceRange range) override {
    asked_for(name, definition);
    macro_site(name, definition, range, nullptr, "asked");
  }
  void Ifdef(clang::SourceLocation /*at*/, const clang::Token& name,
             const clang::MacroDefinition& definition) override {
    asked_for(name, definition);
    macro_site(name, definition, name.getLocation(), nullptr, "asked");
  }
  void Ifndef(clang::SourceLocation /*at*/, const clang::Token& name,
              const clang::MacroDefinition& definition) override {
    asked_for(name, definition);
    macro_site(name, definition, name.getLocation(), nullptr, "asked");
  }

  void MacroDefined(const clang::Token& name, const clang::MacroDirective* directive) override {
    if (directive != nullptr && !is_legacy(directive->getMacroInfo())) mention_other(name);
  }
  void MacroUndefined(const clang::Token& name, const clang::MacroDefinition& definition,
                      const clang::MacroDirective* /*undefined*/) override {
    macro_site(name, definition, name.getLocation(), nullptr, "undefined");
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
    if (!user || !provider || *user == *provider || !map_.info(*user).in_root) return;
    if (!map_.info(*provider).in_root) map_.use_outside(*provider);
    if (map_.info(*provider).in_root || index_.is_legacy_header(map_.info(*provider).path))
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

  // What a macro makes a string of, and nothing else: as data it would change with an edit.
  void strings_of(const clang::MacroInfo& macro, const clang::MacroArgs& arguments) {
    for (unsigned i = 0; i < macro.getNumParams() && i < arguments.getNumMacroArguments(); ++i) {
      if (!is_only_a_string(macro, *macro.params()[i])) continue;
      for (const clang::Token* token = arguments.getUnexpArgument(i); token->isNot(clang::tok::eof); ++token) {
        const clang::IdentifierInfo* word = token->getIdentifierInfo();
        if (word == nullptr || !index_.is_known_name(word->getName())) continue;
        const auto at = map_.token(token->getLocation());
        if (at && at->spelling != facts::Spelling::macro_body && map_.info(at->range.file).in_root)
          facts_.mentions.push_back({at->range, "string"});
      }
    }
  }

  static bool is_only_a_string(const clang::MacroInfo& macro, const clang::IdentifierInfo& parameter) {
    bool is_string = false;
    for (unsigned i = 0; i < macro.getNumTokens(); ++i) {
      if (macro.getReplacementToken(i).getIdentifierInfo() != &parameter) continue;
      if (i == 0 || macro.getReplacementToken(i - 1).isNot(clang::tok::hash)) return false;
      is_string = true;
    }
    return is_string;
  }

  // #ifdef OLD_STORE_H: the guard of a legacy header, which says that it was included. No rule names it.
  void asked_for(const clang::Token& name, const clang::MacroDefinition& definition) {
    const clang::MacroInfo* info = definition.getMacroInfo();
    if (info == nullptr || !info->isObjectLike() || info->getNumTokens() != 0 || name.getIdentifierInfo() == nullptr ||
        index_.match_macro(name.getIdentifierInfo()->getName()) != nullptr)
      return;
    const auto home = map_.file_of(info->getDefinitionLoc());
    const auto at = map_.token(name.getLocation());
    if (!home || !at || !map_.info(at->range.file).in_root || at->range.file == *home) return;
    const std::string header = index_.legacy_header(map_.info(*home).path);
    const std::string& user = map_.info(at->range.file).path;
    if (header.empty() || index_.is_legacy_file(user)) return;
    facts_.header_mentions.push_back({facts::HeaderMention::Kind::asked, at->range, header,
                                      "it asks for a macro by which the legacy header says that it was included"});
  }

  void macro_site(const clang::Token& name, const clang::MacroDefinition& definition,
                  clang::SourceRange range, const clang::MacroArgs* arguments, std::string how) {
    if (name.getIdentifierInfo() == nullptr) return;
    const rules::Rule* rule = index_.match_macro(name.getIdentifierInfo()->getName());
    if (rule == nullptr) return;
    if (const clang::MacroInfo* info = definition.getMacroInfo(); info != nullptr && !is_legacy(info))
      return mention_other(name);
    const auto at = map_.token(name.getLocation());
    if (!at || !map_.info(at->range.file).in_root || index_.is_legacy_header(map_.info(at->range.file).path))
      return;
    facts::Site site;
    site.kind = facts::SiteKind::macro;
    site.rule = rule->id;
    site.entity = rule->from.name;
    site.name = at->range;
    site.spelling = at->spelling;
    site.creation = std::move(how);
    site.nodes = {map_.node(name.getLocation())};
    const bool in_definition = map_.look_from(name.getLocation());
    const auto text = map_.tokens(range);
    site.range = text.value_or(at->range);
    if (site.spelling == facts::Spelling::macro_body && !(in_definition && site.range.contains(site.name)))
      site.trouble = "it stands in the body of a macro";
    else if (!map_.info(at->range.file).editable)
      site.trouble = "the file is excluded from edits";
    else if (!text)
      site.trouble = "its text comes from a macro";
    if (const clang::MacroInfo* info = definition.getMacroInfo(); info != nullptr && site.creation.empty())
      describe_macro_call(arguments_of(arguments), *info, *rule, map_, site);
    map_.look_from({});
    facts_.sites.push_back(std::move(site));
  }

  bool is_legacy(const clang::MacroInfo* info) {
    const auto home = info != nullptr ? map_.file_of(info->getDefinitionLoc()) : std::nullopt;
    return home && (index_.is_legacy_header(map_.info(*home).path) || index_.is_shared_header(map_.info(*home).path));
  }

  // Another macro of a legacy one's name.
  void mention_other(const clang::Token& name) {
    if (name.getIdentifierInfo() == nullptr || index_.match_macro(name.getIdentifierInfo()->getName()) == nullptr) return;
    const auto at = map_.token(name.getLocation());
    if (at && map_.info(at->range.file).in_root) facts_.mentions.push_back({at->range, name.getIdentifierInfo()->getName().str()});
  }

  static std::vector<MacroArgument> arguments_of(const clang::MacroArgs* arguments) {
    std::vector<MacroArgument> out;
    for (unsigned i = 0; arguments != nullptr && i < arguments->getNumMacroArguments(); ++i) {
      out.emplace_back();
      for (const clang::Token* token = arguments->getUnexpArgument(i); token->isNot(clang::tok::eof); ++token)
        out.back().push_back(*token);
    }
    // OLD() has one argument that is empty, or none.
    return out;
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
