// scratch_tree.hpp - a folder of real files for one test, removed with it.
//
// Clang's scanner reads the real disk, so these tests cannot use MemoryDisk.
#pragma once

#include <gtest/gtest.h>
#include <llvm/Support/JSON.h>
#include <llvm/Support/raw_ostream.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace ssot::scan {

class ScratchTree {
 public:
  ScratchTree() {
    std::string name = (std::filesystem::temp_directory_path() / "ssot-scan-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) ADD_FAILURE() << "no temporary folder";
    root_ = std::filesystem::canonical(name).string();
  }
  ~ScratchTree() {
    std::error_code ec;
    std::filesystem::remove_all(root_, ec);
  }
  ScratchTree(const ScratchTree&) = delete;
  ScratchTree& operator=(const ScratchTree&) = delete;

  const std::string& root() const { return root_; }
  std::string path(const std::string& name) const { return root_ + "/" + name; }

  void write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories(std::filesystem::path(path(name)).parent_path());
    std::ofstream(path(name), std::ios::binary) << text;
  }

  // One entry for each source, compiled as `compiler flags -c source`.
  std::string database(const std::vector<std::string>& sources, const std::string& flags = {},
                       const std::string& compiler = "/usr/bin/g++") const {
    llvm::json::Array entries;
    for (const std::string& source : sources)
      entries.push_back(llvm::json::Object{{"directory", root_},
                                           {"file", source},
                                           {"command", compiler + " " + flags + " -o x.o -c " + source}});
    std::string text;
    llvm::raw_string_ostream(text) << llvm::json::Value(std::move(entries));
    write("compile_commands.json", text);
    return path("compile_commands.json");
  }

 private:
  std::string root_;
};

}  // namespace ssot::scan
