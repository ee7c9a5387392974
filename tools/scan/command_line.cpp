#include "scan/command_line.hpp"

#include <llvm/Support/Allocator.h>
#include <llvm/Support/CommandLine.h>
#include <llvm/Support/StringSaver.h>

#include <filesystem>

namespace ssot::scan {
namespace {

constexpr unsigned kDeepestNesting = 16;  // deeper is a cycle

llvm::Error expand(const std::vector<std::string>& args, const std::string& directory, const Place& place,
                   const Disk& disk, unsigned depth, std::vector<std::string>& out) {
  for (const std::string& arg : args) {
    if (arg.size() < 2 || arg[0] != '@') {
      out.push_back(arg);
      continue;
    }
    const std::string file = disk.canonical((std::filesystem::path(directory) / arg.substr(1)).string());
    if (depth == kDeepestNesting)
      return problem(place, "response files name each other: " + file,
                     "remove the cycle from the response files");
    llvm::Expected<std::string> text = disk.read(file);
    if (!text) {
      llvm::consumeError(text.takeError());
      return problem(place, "response file does not exist: " + file,
                     "build the project once, or configure it again");
    }
    if (llvm::Error error = expand(split_command(*text), directory, place, disk, depth + 1, out))
      return error;
  }
  return llvm::Error::success();
}

}  // namespace

std::vector<std::string> split_command(const std::string& command) {
  llvm::BumpPtrAllocator allocator;
  llvm::StringSaver saver(allocator);
  llvm::SmallVector<const char*, 64> words;
  llvm::cl::TokenizeGNUCommandLine(command, saver, words);
  return {words.begin(), words.end()};
}

llvm::Expected<std::vector<std::string>> expand_response_files(const std::vector<std::string>& args,
                                                               const std::string& directory,
                                                               const Place& place, const Disk& disk) {
  std::vector<std::string> out;
  if (llvm::Error error = expand(args, directory, place, disk, 0, out)) return error;
  return out;
}

}  // namespace ssot::scan
