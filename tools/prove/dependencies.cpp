#include "prove/dependencies.hpp"

#include <llvm/Support/MemoryBuffer.h>

#include <cctype>
#include <filesystem>

namespace ssot::prove {

std::vector<std::string> parse_dependencies(llvm::StringRef text, const std::string& directory) {
  std::vector<std::string> out;
  std::string word;
  bool target = true;
  const auto finish = [&] {
    if (word.empty()) return;
    if (target)
      target = word.back() != ':';
    else
      out.push_back((std::filesystem::path(directory) / word).lexically_normal().string());
    word.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const char next = i + 1 < text.size() ? text[i + 1] : '\0';
    if (c == '\\' && (next == '\n' || next == '\r')) {
      finish();
      ++i;
    } else if (c == '\\' && (next == ' ' || next == '#')) {
      word += next;
      ++i;
    } else if (c == '$' && next == '$') {
      word += c;
      ++i;
    } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      finish();
    } else {
      word += c;
    }
  }
  finish();
  return out;
}

std::vector<std::string> dependencies_of(const std::string& file, const std::string& directory) {
  auto text = llvm::MemoryBuffer::getFile(file);
  return text ? parse_dependencies((*text)->getBuffer(), directory) : std::vector<std::string>();
}

std::set<std::string> inline_namespaces(llvm::StringRef text) {
  std::set<std::string> out;
  const auto word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
  for (std::size_t at = text.find("namespace"); at != llvm::StringRef::npos; at = text.find("namespace", at + 1)) {
    const llvm::StringRef head = text.take_front(at).rtrim();
    if (!head.ends_with("inline") || head.size() == at) continue;
    const llvm::StringRef rest = text.substr(at + 9);
    const llvm::StringRef name = rest.ltrim().take_while(word);
    if (!name.empty() && rest.size() != rest.ltrim().size()) out.insert(name.str());
  }
  return out;
}

}  // namespace ssot::prove
