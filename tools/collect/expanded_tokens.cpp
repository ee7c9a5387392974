#include "collect/expanded_tokens.hpp"

#include <llvm/Support/xxhash.h>

#include <algorithm>

namespace ssot::collect {
namespace {

constexpr std::size_t longest_value = 60;

std::string value_of(const clang::MacroInfo& info, const clang::Preprocessor& preprocessor) {
  std::string text;
  for (const clang::Token& token : info.tokens()) {
    if (token.hasLeadingSpace() && !text.empty()) text += ' ';
    text += preprocessor.getSpelling(token);
    if (text.size() > longest_value) return text.substr(0, longest_value) + "...";
  }
  return text;
}

}  // namespace

class ExpandedTokens::Callbacks final : public clang::PPCallbacks {
 public:
  explicit Callbacks(ExpandedTokens& tokens) : tokens_(tokens) {}
  void MacroExpands(const clang::Token& name, const clang::MacroDefinition& definition, clang::SourceRange,
                    const clang::MacroArgs*) override {
    tokens_.ask(name, definition);
  }
  void Defined(const clang::Token& name, const clang::MacroDefinition& definition, clang::SourceRange) override {
    tokens_.ask(name, definition);
  }
  void Ifdef(clang::SourceLocation, const clang::Token& name, const clang::MacroDefinition& definition) override {
    tokens_.ask(name, definition);
  }
  void Ifndef(clang::SourceLocation, const clang::Token& name, const clang::MacroDefinition& definition) override {
    tokens_.ask(name, definition);
  }

 private:
  ExpandedTokens& tokens_;
};

void ExpandedTokens::watch(clang::Preprocessor& preprocessor, SourceMap& map,
                           const std::set<std::string, std::less<>>& words) {
  preprocessor_ = &preprocessor;
  map_ = &map;
  words_ = &words;
  if (words.empty()) return;
  preprocessor.addPPCallbacks(std::make_unique<Callbacks>(*this));
  preprocessor.setTokenWatcher([this](const clang::Token& token) {
    const clang::SourceLocation at = map_->sources().getExpansionLoc(token.getLocation());
    if (!is_kept(at)) return;
    if (token.isAnnotation()) return tokens_.push_back({at, static_cast<std::uint64_t>(token.getKind())});
    llvm::SmallString<32> space;
    tokens_.push_back({at, llvm::xxh3_64bits(preprocessor_->getSpelling(token, space))});
  });
}

bool ExpandedTokens::is_kept(clang::SourceLocation at) {
  if (at.isInvalid()) return false;
  const clang::FileID id = map_->sources().getFileID(at);
  const auto [known, is_new] = kept_.try_emplace(id, false);
  if (!is_new) return known->second;
  const auto file = map_->file(id);
  if (!file || !map_->info(*file).in_root) return false;
  const llvm::StringRef text = map_->sources().getBufferData(id);
  return kept_[id] = std::any_of(words_->begin(), words_->end(), [&](const std::string& word) { return text.contains(word); });
}

void ExpandedTokens::ask(const clang::Token& name, const clang::MacroDefinition& definition) {
  const clang::SourceLocation at = map_->sources().getExpansionLoc(name.getLocation());
  if (!is_kept(at) || name.getIdentifierInfo() == nullptr) return;
  const std::string word = name.getIdentifierInfo()->getName().str();
  const clang::MacroInfo* info = definition.getMacroInfo();
  std::string value = info != nullptr ? value_of(*info, *preprocessor_) : std::string();
  asked_.push_back({at, info == nullptr ? "!" + word : value.empty() ? word : word + "=" + value});
}

std::uint64_t ExpandedTokens::hash(clang::SourceRange range) {
  if (range.getBegin().isMacroID() || range.getEnd().isMacroID()) return 0;
  if (first_at_.empty())
    for (std::size_t i = 0; i < tokens_.size(); ++i) first_at_.try_emplace(tokens_[i].at, i);
  const auto first = first_at_.find(range.getBegin());
  if (first == first_at_.end()) return 0;
  std::vector<std::uint64_t> hashes;
  for (std::size_t i = first->second; i < tokens_.size(); ++i) {
    hashes.push_back(tokens_[i].hash);
    if (tokens_[i].at == range.getEnd())
      return llvm::xxh3_64bits({reinterpret_cast<const std::uint8_t*>(hashes.data()), hashes.size() * sizeof(hashes[0])});
  }
  return 0;
}

std::vector<std::string> ExpandedTokens::macros(clang::SourceRange range) const {
  std::vector<std::string> out;
  if (range.getBegin().isMacroID() || range.getEnd().isMacroID()) return out;
  for (const Asked& each : asked_)
    if (range.getBegin() <= each.at && each.at <= range.getEnd()) out.push_back(each.text);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace ssot::collect
