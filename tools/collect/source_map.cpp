#include "collect/source_map.hpp"

#include <clang/Basic/FileManager.h>
#include <clang/Lex/Lexer.h>
#include <llvm/Support/xxhash.h>

#include "collect/raw_tokens.hpp"

namespace ssot::collect {
namespace {

// Leaves macro arguments towards the text that the user wrote; stops in a macro's body.
clang::SourceLocation spelled_by_user(const clang::SourceManager& sources, clang::SourceLocation location,
                                      bool& argument, bool& body) {
  while (location.isMacroID()) {
    if (sources.isMacroArgExpansion(location)) {
      argument = true;
      location = sources.getImmediateSpellingLoc(location);
      continue;
    }
    body = true;
    return sources.getSpellingLoc(location);
  }
  return location;
}

}  // namespace

SourceMap::SourceMap(clang::SourceManager& sources, const clang::LangOptions& language,
                     const Territory& territory, facts::Facts& facts)
    : sources_(sources), language_(language), territory_(territory), facts_(facts) {}

std::optional<facts::FileId> SourceMap::file(clang::FileID id) {
  if (id.isInvalid()) return std::nullopt;
  if (auto known = by_id_.find(id); known != by_id_.end()) return known->second;
  std::optional<facts::FileId>& slot = by_id_[id];
  const clang::OptionalFileEntryRef entry = sources_.getFileEntryRefForID(id);
  if (!entry) return slot = std::nullopt;
  // Clang's own canonical name: symbolic links resolved, so that one file is one name.
  const std::string path = territory_.name_of(sources_.getFileManager().getCanonicalName(*entry).str());
  auto [it, added] = by_path_.emplace(path, static_cast<facts::FileId>(facts_.files.size()));
  if (added) {
    facts::File file;
    file.path = path;
    file.in_root = path.starts_with(territory_.root + "/");
    file.editable = file.in_root && !(territory_.excluded && territory_.excluded(path));
    if (file.in_root) {
      const llvm::StringRef bytes = sources_.getBufferData(id);
      file.hash = llvm::xxh3_64bits(
          llvm::ArrayRef<std::uint8_t>(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()));
    }
    facts_.files.push_back(std::move(file));
    back_.emplace(it->second, id);
  }
  return by_id_[id] = it->second;
}

std::optional<facts::FileId> SourceMap::file_of(clang::SourceLocation location) {
  return file(sources_.getFileID(sources_.getExpansionLoc(location)));
}

std::optional<Spelled> SourceMap::token(clang::SourceLocation location) {
  if (location.isInvalid()) return std::nullopt;
  bool argument = false;
  bool body = false;
  const clang::SourceLocation at = spelled_by_user(sources_, location, argument, body);
  std::optional<facts::FileId> in = file(sources_.getFileID(at));
  if (!in) {  // pasted or built-in text: show the expansion
    const clang::SourceLocation expansion = sources_.getExpansionLoc(location);
    in = file(sources_.getFileID(expansion));
    if (!in) return std::nullopt;
    const unsigned offset = sources_.getFileOffset(expansion);
    return Spelled{{*in, offset, offset + clang::Lexer::MeasureTokenLength(expansion, sources_, language_)},
                   facts::Spelling::macro_body};
  }
  const unsigned offset = sources_.getFileOffset(at);
  const facts::Range range{*in, offset, offset + clang::Lexer::MeasureTokenLength(at, sources_, language_)};
  if (body) return Spelled{range, facts::Spelling::macro_body};
  return Spelled{range, argument ? facts::Spelling::macro_argument : facts::Spelling::file};
}

std::optional<facts::Range> SourceMap::tokens(clang::SourceRange range) {
  if (range.isInvalid()) return std::nullopt;
  if (body_.isValid())
    if (auto written = in_body(range)) return written;
  // Of a macro that is nothing but its argument, Lexer would take the whole use.
  while (range.getBegin().isMacroID() && sources_.isMacroArgExpansion(range.getBegin()) &&
         sources_.getFileID(range.getBegin()) == sources_.getFileID(range.getEnd()))
    range = {sources_.getImmediateSpellingLoc(range.getBegin()), sources_.getImmediateSpellingLoc(range.getEnd())};
  const clang::CharSourceRange text =
      clang::Lexer::makeFileCharRange(clang::CharSourceRange::getTokenRange(range), sources_, language_);
  if (text.isInvalid()) return std::nullopt;
  return characters(text.getBegin(), text.getEnd());
}

bool SourceMap::look_from(clang::SourceLocation name) {
  body_ = {};
  while (name.isMacroID() && sources_.isMacroArgExpansion(name)) name = sources_.getImmediateSpellingLoc(name);
  // What was pasted or made a string is spelled in no file.
  if (!name.isMacroID() || !file(sources_.getFileID(sources_.getSpellingLoc(name)))) return false;
  body_ = sources_.getFileID(name);
  return true;
}

std::vector<std::string> SourceMap::parameters() const {
  if (body_.isInvalid()) return {};
  const auto [file, offset] = sources_.getDecomposedLoc(sources_.getSpellingLoc(sources_.getComposedLoc(body_, 0)));
  return macro_parameters(sources_.getBufferData(file), offset);
}

bool SourceMap::is_filled_in(clang::SourceLocation location) const {
  return body_.isValid() && location.isMacroID() && sources_.getFileID(location) != body_;
}

// Where in the looked-at expansion this stands, or what it was made from; invalid: elsewhere.
clang::SourceLocation SourceMap::in_body(clang::SourceLocation location, bool end) const {
  while (location.isMacroID() && sources_.getFileID(location) != body_) {
    const clang::CharSourceRange made_from = sources_.getImmediateExpansionRange(location);
    location = end ? made_from.getEnd() : made_from.getBegin();
  }
  return location.isMacroID() ? sources_.getSpellingLoc(location) : clang::SourceLocation();
}

std::optional<facts::Range> SourceMap::in_body(clang::SourceRange range) {
  const clang::SourceLocation begin = in_body(range.getBegin(), false);
  const clang::SourceLocation end = in_body(range.getEnd(), true);
  if (begin.isInvalid() || end.isInvalid()) return std::nullopt;
  return characters(begin, end.getLocWithOffset(clang::Lexer::MeasureTokenLength(end, sources_, language_)));
}

std::optional<facts::Range> SourceMap::characters(clang::SourceLocation begin, clang::SourceLocation end) {
  if (begin.isInvalid() || end.isInvalid() || begin.isMacroID() || end.isMacroID()) return std::nullopt;
  if (sources_.getFileID(begin) != sources_.getFileID(end)) return std::nullopt;
  const std::optional<facts::FileId> in = file(sources_.getFileID(begin));
  if (!in) return std::nullopt;
  const facts::Range range{*in, sources_.getFileOffset(begin), sources_.getFileOffset(end)};
  if (range.begin > range.end) return std::nullopt;
  return range;
}

std::string SourceMap::text(const facts::Range& range) {
  const auto id = back_.find(range.file);
  if (id == back_.end()) return {};
  return sources_.getBufferData(id->second).substr(range.begin, range.end - range.begin).str();
}

facts::Range SourceMap::with_comment(facts::Range range) {
  const auto id = back_.find(range.file);
  if (id == back_.end()) return range;
  const llvm::StringRef bytes = sources_.getBufferData(id->second);
  const std::size_t at = bytes.find_first_not_of(" \t", range.end);
  if (at == llvm::StringRef::npos || !bytes.substr(at).starts_with("//")) return range;
  const llvm::StringRef line = bytes.slice(at, bytes.find('\n', at)).rtrim();
  if (line.ends_with("\\")) return range;  // it goes on
  range.end = static_cast<std::uint32_t>(at + line.size());
  return range;
}

facts::Range SourceMap::with_line(facts::Range range) {
  const auto id = back_.find(range.file);
  if (id == back_.end()) return range;
  const llvm::StringRef bytes = sources_.getBufferData(id->second);
  const auto is_blank = [&](std::size_t at) { return bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r'; };
  std::size_t begin = range.begin;
  while (begin > 0 && is_blank(begin - 1)) --begin;
  if (begin > 0 && bytes[begin - 1] != '\n') return range;
  std::size_t end = range.end;
  while (end < bytes.size() && is_blank(end)) ++end;
  if (end < bytes.size() && bytes[end] != '\n') return range;
  range.begin = static_cast<std::uint32_t>(begin);
  range.end = static_cast<std::uint32_t>(std::min(end + 1, bytes.size()));
  return range;
}

facts::Node SourceMap::node(clang::SourceLocation location) {
  const std::optional<Spelled> at = token(location);
  if (!at) return {};
  return "@" + facts_.path(at->range.file) + ":" + std::to_string(at->range.begin);
}

std::optional<clang::SourceLocation> SourceMap::macro_expansion(clang::SourceLocation location) const {
  bool argument = false;
  bool body = false;
  spelled_by_user(sources_, location, argument, body);
  if (!body) return std::nullopt;
  return sources_.getExpansionLoc(location);
}

}  // namespace ssot::collect
