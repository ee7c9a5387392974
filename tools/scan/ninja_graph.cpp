#include "scan/ninja_graph.hpp"

#include <llvm/ADT/StringRef.h>

#include <algorithm>
#include <filesystem>
#include <vector>

namespace ssot::scan {
namespace {

constexpr unsigned deepest_include = 8;

bool ends_with_one_of(llvm::StringRef path, std::initializer_list<llvm::StringRef> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](llvm::StringRef ending) { return path.ends_with(ending); });
}

bool is_source(llvm::StringRef path) {
  return ends_with_one_of(path, {".cpp", ".cc", ".cxx", ".c++", ".C", ".c", ".mm", ".m", ".cu"});
}
bool is_object(llvm::StringRef path) { return ends_with_one_of(path, {".o", ".obj"}); }
bool is_archive(llvm::StringRef path) { return ends_with_one_of(path, {".a", ".lib"}); }
bool is_shared(llvm::StringRef path) {
  return ends_with_one_of(path, {".so", ".dylib", ".dll"}) || path.contains(".so.");
}

class NinjaGraph {
 public:
  NinjaGraph(std::string folder, const Disk& disk) : folder_(std::move(folder)), disk_(disk) {}

  void read(const std::string& path, unsigned depth = 0) {
    llvm::Expected<std::string> text = disk_.read(path);
    if (!text || depth > deepest_include) return llvm::consumeError(text.takeError());
    std::size_t at = 0;
    while (at < text->size()) {
      const std::string line = next_line(*text, at);
      const llvm::StringRef words = line;
      if (words.starts_with("build "))
        edge(words.drop_front(6));
      else if (words.starts_with("include ") || words.starts_with("subninja "))
        for (const std::string& other : paths(words.drop_front(words.find(' ') + 1)).inputs) read(absolute(other), depth + 1);
      else if (!words.starts_with(" ") && words.contains('='))
        variables_[words.split('=').first.trim().str()] = words.split('=').second.trim().str();
    }
  }

  std::map<std::string, std::set<std::string>> programs() const {
    std::map<std::string, std::set<std::string>> out;
    for (const auto& [output, inputs] : made_of_) {
      if (is_object(output) || is_archive(output)) continue;
      std::set<std::string> seen;
      collect(output, output, seen, out);
    }
    return out;
  }

 private:
  struct Paths {
    std::vector<std::string> outputs, inputs;
  };

  // With what a `$` at the end of a line joins to it.
  static std::string next_line(const std::string& text, std::size_t& at) {
    std::string line;
    while (at < text.size()) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      line.append(text, at, end - at);
      at = end + 1;
      std::size_t dollars = 0;
      while (dollars < line.size() && line[line.size() - 1 - dollars] == '$') ++dollars;
      if (dollars % 2 == 0) break;
      line.pop_back();
      while (at < text.size() && text[at] == ' ') ++at;
    }
    return line;
  }

  std::string variable(llvm::StringRef text, std::size_t& at) const {
    const bool braced = text.substr(at).starts_with("{");
    const std::size_t begin = at + (braced ? 1 : 0);
    std::size_t end = begin;
    while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) != 0 || text[end] == '_' || text[end] == '-' ||
                                 (braced && text[end] == '.')))
      ++end;
    at = end + (braced ? 1 : 0);
    const auto known = variables_.find(text.slice(begin, end).str());
    return known != variables_.end() ? known->second : std::string();
  }

  // outputs : rule inputs | implicit inputs || what is only to be there before
  Paths paths(llvm::StringRef text) const {
    Paths all;
    std::vector<std::string>* to = &all.inputs;
    std::string word;
    const auto finish = [&] {
      if (!word.empty() && word != "|") to->push_back(word);
      word.clear();
    };
    for (std::size_t i = 0; i < text.size();) {
      const char c = text[i++];
      if (c == '$' && i < text.size()) {
        if (text[i] == ' ' || text[i] == ':' || text[i] == '$')
          word += text[i++];
        else
          word += variable(text, i);
      } else if (c == ' ') {
        finish();
      } else if (c == ':') {
        finish();
        all.outputs = std::move(all.inputs);
        all.inputs.clear();
      } else if (c == '|' && i < text.size() && (text[i] == '|' || text[i] == '@')) {
        break;
      } else {
        word += c;
      }
    }
    finish();
    return all;
  }

  void edge(llvm::StringRef text) {
    Paths all = paths(text);
    if (all.inputs.empty() || all.inputs.front() == "phony") return;
    for (const std::string& output : all.outputs)
      for (std::size_t i = 1; i < all.inputs.size(); ++i) {
        const std::string& input = all.inputs[i];
        if (is_source(input) ? is_object(output) : (is_object(input) || is_archive(input) || is_shared(input)) && !is_source(output))
          made_of_[output].push_back(input);
      }
  }

  std::string absolute(const std::string& path) const {
    return (std::filesystem::path(folder_) / path).lexically_normal().string();
  }

  void collect(const std::string& at, const std::string& program, std::set<std::string>& seen,
               std::map<std::string, std::set<std::string>>& out) const {
    if (!seen.insert(at).second) return;
    if (is_source(at)) out[absolute(at)].insert(program);
    const auto parts = made_of_.find(at);
    if (parts == made_of_.end()) return;
    for (const std::string& part : parts->second) collect(part, program, seen, out);
  }

  std::string folder_;
  const Disk& disk_;
  std::map<std::string, std::string> variables_;
  std::map<std::string, std::vector<std::string>> made_of_;
};

}  // namespace

std::map<std::string, std::set<std::string>> programs_of_ninja(const std::string& build_folder, const Disk& disk) {
  NinjaGraph graph(build_folder, disk);
  graph.read(build_folder + "/build.ninja");
  return graph.programs();
}

}  // namespace ssot::scan
