#include "cli/facts_cache.hpp"

#include <clang/Basic/Version.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/xxhash.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "support/problem.hpp"

namespace ssot::cli {
namespace {

std::uint64_t hash_of_this_program() {
  static int anchor = 0;
  const auto binary = llvm::MemoryBuffer::getFile(llvm::sys::fs::getMainExecutable(nullptr, &anchor), false, false);
  return binary ? llvm::xxh3_64bits((*binary)->getBuffer()) : 0;
}

// Clang looks for headers where these say.
std::string search_environment() {
  std::string text;
  for (const char* name : {"CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "OBJC_INCLUDE_PATH", "COMPILER_PATH"}) {
    const char* value = std::getenv(name);
    text += '\0' + std::string(value == nullptr ? "" : value);
  }
  return text;
}

std::string program_and_root(const Workspace& workspace) {
  return clang::getClangFullVersion() + '\0' + std::to_string(hash_of_this_program()) + '\0' + workspace.root;
}

std::uint64_t fingerprint_of(const Workspace& workspace, const CommonOptions& options, const Disk& disk) {
  std::string text = program_and_root(workspace) + (options.every_class ? std::string("\0every", 6) : "");
  std::vector<std::string> files{settings_file(workspace.root, disk)};
  for (const rules::Concept& unit : workspace.rules.concepts) files.push_back(unit.canonical.place.file);
  for (const std::string& file : files) {
    llvm::Expected<std::string> content = disk.read(file);
    text += '\0' + file + '\0';
    if (content)
      text += *content;
    else
      llvm::consumeError(content.takeError());
  }
  return llvm::xxh3_64bits(text);
}

}  // namespace

void hide_from_git(const std::string& folder) {
  std::error_code ignored;
  std::filesystem::create_directories(folder, ignored);
  const std::string file = folder + "/.gitignore";
  if (!std::filesystem::exists(file, ignored)) std::ofstream(file) << "*\n";
}

std::unique_ptr<scan::ScanStore> open_scan_store(const Workspace& workspace, const CommonOptions& options) {
  if (!options.cache) return nullptr;
  hide_from_git(state_folder(workspace.root));
  const std::string text = program_and_root(workspace) + search_environment();
  return std::make_unique<scan::ScanStore>(state_folder(workspace.root) + "/scan", llvm::xxh3_64bits(text));
}

llvm::Error need_store(const Workspace& workspace) {
  if (workspace.store != nullptr) return llvm::Error::success();
  return problem({}, "what is known of units is to be kept, and no store is used", "leave out --no-cache and --no-scan");
}

std::unique_ptr<collect::FactsStore> open_facts_cache(const Workspace& workspace, const CommonOptions& options,
                                                      const Disk& disk) {
  if (!options.cache || !options.scan) return nullptr;
  hide_from_git(state_folder(workspace.root));
  auto store = std::make_unique<collect::FactsStore>(state_folder(workspace.root) + "/facts",
                                                     fingerprint_of(workspace, options, disk));
  for (std::size_t i = 0; i < workspace.selected.size(); ++i)
    store->set_closure(workspace.selected[i], workspace.closures[i], workspace.digests[i]);
  for (const scan::SeenFile& file : workspace.seen)
    store->set_file(file.path, workspace.scanned_files[file.number], file.hash);
  return store;
}

}  // namespace ssot::cli
