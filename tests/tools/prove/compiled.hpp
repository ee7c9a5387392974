// compiled.hpp - a text as an object of each compiler that is here.
#pragma once

#include <gtest/gtest.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/Program.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "prove/object_code.hpp"
#include "prove/run_compiler.hpp"

namespace ssot::prove {

class Scratch {
 public:
  Scratch() {
    std::string pattern = (std::filesystem::temp_directory_path() / "ssot-prove-test-XXXXXX").string();
    folder_ = mkdtemp(pattern.data()) != nullptr ? std::filesystem::canonical(pattern).string() : "";
  }
  ~Scratch() { std::filesystem::remove_all(folder_); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  const std::string& folder() const { return folder_; }
  std::string write(const std::string& name, const std::string& text) const {
    const std::filesystem::path path = std::filesystem::path(folder_) / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << text;
    return path.string();
  }

 private:
  std::string folder_;
};

inline std::string bytes_of(const std::string& path) {
  auto buffer = llvm::MemoryBuffer::getFile(path);
  return buffer ? (*buffer)->getBuffer().str() : std::string();
}

// As a proof compiles it; `more` is for the compiler.
inline std::string object_of(const std::string& compiler, const std::string& text,
                             const std::vector<std::string>& more = {}) {
  const Scratch scratch;
  const std::string source = scratch.write("unit.cpp", text);
  std::vector<std::string> args{compiler, "-std=c++20", "-O1", "-g0", "-ffunction-sections", "-fdata-sections"};
  args.insert(args.end(), more.begin(), more.end());
  args.insert(args.end(), {"-c", source, "-o", scratch.folder() + "/unit.o"});
  const Ran ran = run_compiler(args, scratch.folder(), scratch.folder() + "/log");
  EXPECT_TRUE(ran.succeeded) << ran.said;
  return bytes_of(scratch.folder() + "/unit.o");
}

inline ObjectCode code_of(const std::string& compiler, const std::string& text,
                          const std::vector<std::string>& more = {}) {
  llvm::Expected<ObjectCode> code = read_object(object_of(compiler, text, more), "unit.o");
  EXPECT_TRUE(static_cast<bool>(code));
  return code ? std::move(*code) : ObjectCode{};
}

class WithCompiler : public ::testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    if (!llvm::sys::findProgramByName(GetParam())) GTEST_SKIP() << GetParam() << " is not here";
  }
};

inline auto compilers() { return ::testing::Values("g++", "clang++-19"); }
inline std::string compiler_name(const ::testing::TestParamInfo<const char*>& info) {
  return std::string(info.param) == "g++" ? "gcc" : "clang";
}

}  // namespace ssot::prove
