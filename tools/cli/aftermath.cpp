#include "cli/aftermath.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

namespace ssot::cli {
namespace {

constexpr std::size_t most_places = 10;

// CMake, Meson, Bazel, GN, Make, Autotools, qmake, SCons.
bool is_build_file(const std::string& path) {
  static const std::set<std::string, std::less<>> names{
      "CMakeLists.txt", "meson.build", "BUILD",    "BUILD.bazel", "BUILD.gn",  "Makefile",
      "GNUmakefile",    "Makefile.am", "Jamfile",  "SConscript",  "SConstruct"};
  static const std::set<std::string, std::less<>> endings{".cmake", ".mk", ".gn", ".gni", ".bzl", ".pro", ".pri",
                                                          ".vcxproj"};
  const std::filesystem::path file(path);
  return names.contains(file.filename().string()) || endings.contains(file.extension().string());
}

bool is_word_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-';
}

// The name as a whole: `old_manager.cpp` is not in `very_old_manager.cpp`.
bool names(const std::string& line, const std::string& file_name) {
  for (std::size_t at = line.find(file_name); at != std::string::npos; at = line.find(file_name, at + 1)) {
    const std::size_t end = at + file_name.size();
    if ((at == 0 || !is_word_character(line[at - 1])) && (end == line.size() || !is_word_character(line[end])))
      return true;
  }
  return false;
}

std::vector<std::string> places_in_build_files(const std::set<std::string>& file_names, const Workspace& workspace,
                                               const Disk& disk) {
  std::vector<std::string> places;
  for (const std::string& path : workspace.files) {
    if (!is_build_file(path)) continue;
    llvm::Expected<std::string> text = disk.read(path);
    if (!text) {
      llvm::consumeError(text.takeError());
      continue;
    }
    unsigned number = 0;
    for (std::size_t at = 0; at < text->size();) {
      const std::size_t end = std::min(text->find('\n', at), text->size());
      const std::string line = text->substr(at, end - at);
      ++number;
      for (const std::string& name : file_names)
        if (names(line, name)) places.push_back(workspace.relative(path) + ":" + std::to_string(number) + ": " + name);
      at = end + 1;
    }
  }
  return places;
}

std::string with_verb(std::size_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace

std::vector<std::string> aftermath(const edit::Batch& applied, std::size_t on_shims, const Workspace& workspace,
                                   const Disk& disk) {
  std::vector<std::string> lines;
  std::set<std::string> file_names;
  for (const auto& [path, text] : applied.removals)
    file_names.insert(std::filesystem::path(path).filename().string());
  if (!file_names.empty()) {
    lines.push_back("notice: " + with_verb(applied.removals.size(), "legacy implementation was", "legacy implementations were") +
                    " removed; configure the build again, so that the compile database forgets " +
                    (applied.removals.size() == 1 ? "it" : "them"));
    const std::vector<std::string> places = places_in_build_files(file_names, workspace, disk);
    if (!places.empty()) lines.push_back("notice: these lines of build files name a removed file; take it out there");
    for (std::size_t i = 0; i < std::min(places.size(), most_places); ++i) lines.push_back("  " + places[i]);
    if (places.size() > most_places) lines.push_back("  and " + std::to_string(places.size() - most_places) + " more");
  }
  if (on_shims != 0)
    lines.push_back("notice: the compiler will warn of " + with_verb(on_shims, "site that stays", "sites that stay") +
                    " on a shim; where warnings are errors, build with -Wno-error=deprecated-declarations "
                    "or define SSOT_SHIM_NO_DEPRECATED");
  return lines;
}

}  // namespace ssot::cli
