#include "scan/command_line.hpp"

#include <llvm/Support/Allocator.h>
#include <llvm/Support/CommandLine.h>
#include <llvm/Support/StringSaver.h>

#include <cctype>
#include <cstring>
#include <filesystem>

namespace ssot::scan {
namespace {

// GCC and Clang read response files alike: a backslash escapes within single quotes too, unlike in a shell.
std::vector<std::string> split_response(const std::string& text) {
  llvm::BumpPtrAllocator allocator;
  llvm::StringSaver saver(allocator);
  llvm::SmallVector<const char*, 64> words;
  llvm::cl::TokenizeGNUCommandLine(text, saver, words);
  return {words.begin(), words.end()};
}

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
    if (llvm::Error error = expand(split_response(*text), directory, place, disk, depth + 1, out))
      return error;
  }
  return llvm::Error::success();
}

}  // namespace

std::vector<std::string> split_command(const std::string& command) {
  std::vector<std::string> words;
  std::string word;
  bool in_word = false;
  char quote = 0;
  for (std::size_t i = 0; i < command.size(); ++i) {
    const char c = command[i];
    const bool escapes = c == '\\' && i + 1 < command.size() &&
                         (quote == 0 || (quote == '"' && std::strchr("$`\"\\\n", command[i + 1]) != nullptr));
    if (quote == 0 && std::isspace(static_cast<unsigned char>(c))) {
      if (in_word) words.push_back(std::move(word)), word.clear();
      in_word = false;
      continue;
    }
    in_word = true;
    if (escapes)
      word += command[++i];
    else if (c == quote)
      quote = 0;
    else if (quote == 0 && (c == '"' || c == '\''))
      quote = c;
    else
      word += c;
  }
  if (in_word) words.push_back(std::move(word));
  return words;
}

llvm::Expected<std::vector<std::string>> expand_response_files(const std::vector<std::string>& args,
                                                               const std::string& directory,
                                                               const Place& place, const Disk& disk) {
  std::vector<std::string> out;
  if (llvm::Error error = expand(args, directory, place, disk, 0, out)) return error;
  return out;
}

}  // namespace ssot::scan
