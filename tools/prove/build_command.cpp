#include "prove/build_command.hpp"

#include <llvm/ADT/StringRef.h>

#include <algorithm>
#include <filesystem>

#include "scan/arguments.hpp"

namespace ssot::prove {
namespace {

namespace fs = std::filesystem;
using llvm::StringRef;

bool one_of(StringRef word, std::initializer_list<const char*> list) {
  return std::any_of(list.begin(), list.end(), [&](const char* each) { return word == each; });
}

bool begins_with(StringRef word, std::initializer_list<const char*> list) {
  return std::any_of(list.begin(), list.end(), [&](const char* each) { return word.starts_with(each); });
}

// Options that write something else, with a value behind them.
bool is_output_pair(StringRef word) {
  return one_of(word, {"-o", "-MF", "-MT", "-MQ", "-MJ", "-dumpbase", "-dumpbase-ext", "-dumpdir", "-aux-info",
                       "-serialize-diagnostics", "--serialize-diagnostics", "-index-store-path", "-imultilib"});
}

bool is_left_out(StringRef word) {
  if (word.starts_with("-gcc")) return false;  // -gcc-toolchain
  if (one_of(word, {"-c", "-S", "-E", "-M", "-MM", "-MD", "-MMD", "-MP", "-MG", "-MV", "-v", "-###", "-fsyntax-only",
                    "-emit-llvm", "--coverage", "-coverage", "-fprofile-arcs", "-ftest-coverage", "-fcoverage-mapping",
                    "-ffat-lto-objects", "-fwhole-program", "-fstack-usage", "-Winvalid-pch", "-fpch-preprocess"}))
    return true;
  return begins_with(word, {"-g", "-o", "-MF", "-MT", "-MQ", "-MJ", "-save-temps", "--save-temps", "-flto", "-fsanitize",
                            "-fno-sanitize", "-fprofile-generate", "-fprofile-instr-generate", "-fcs-profile-generate",
                            "-fdiagnostics", "-fcolor-diagnostics", "-fdump", "-ftime-", "-fopt-info",
                            "-fsave-optimization-record", "-fcallgraph-info", "-fdebug-", "-frandom-seed", "-fmodule",
                            "-fprebuilt-module", "-fdeps-", "-Wp,-M", "-Werror"});
}

bool loads_code(StringRef word) {
  return begins_with(word, {"-fplugin", "-fpass-plugin", "-load", "-plugin", "-add-plugin"});
}

bool is_path_pair(StringRef word) {
  return one_of(word, {"-I", "-iquote", "-isystem", "-idirafter", "-include", "-imacros", "-F", "-iframework",
                       "-cxx-isystem", "-iprefix", "-iwithprefix", "-iwithprefixbefore", "-isysroot", "--sysroot", "-B"});
}

bool is_value_pair(StringRef word) {
  return one_of(word, {"-D", "-U", "-x", "-arch", "-target", "--target", "-Xpreprocessor", "-Xassembler", "-Xlinker",
                       "--param", "-mllvm", "-T", "-u", "-z", "-l", "-L", "-framework"});
}

class Builder {
 public:
  Builder(const scan::Command& command, const Copy& copy, const Outputs& outputs)
      : command_(command), copy_(copy), outputs_(outputs) {}

  BuildCommand run() {
    const std::vector<std::string>& args = command_.original;
    const auto compiler = scan::find_compiler(args);
    if (!compiler) {
      out_.refusal = args.empty() ? "the compile database has no command for it"
                                  : "its compiler, '" + args.front() + "', is not known as GCC or Clang";
      return std::move(out_);
    }
    out_.directory = in_copy(command_.directory, copy_);
    add(program(args[*compiler]));
    for (std::size_t i = *compiler + 1; i < args.size();) i += take(i);
    add_own();
    return std::move(out_);
  }

 private:
  void add(std::string word) { out_.args.push_back(std::move(word)); }

  std::string absolute(const std::string& path) const {
    return fs::path(path).is_absolute() ? fs::path(path).lexically_normal().string()
                                        : (fs::path(command_.directory) / path).lexically_normal().string();
  }

  // A bare name is looked up in PATH, by whoever runs it.
  std::string program(const std::string& name) const {
    return name.find('/') == std::string::npos ? name : absolute(name);
  }

  std::string mapped(const std::string& path) const { return in_copy(absolute(path), copy_); }

  const std::string& at(std::size_t i) const { return command_.original[i]; }
  bool has(std::size_t i) const { return i < command_.original.size(); }

  void plugin(const std::string& text) {
    out_.notices.insert("'" + text + "' left out; no plugin of a compile database is loaded");
  }

  // How many words were taken.
  std::size_t take(std::size_t i) {
    const std::string& word = at(i);
    const StringRef text = word;
    if (text == "-wrapper" && has(i + 1)) return plugin(word + " " + at(i + 1)), 2;
    if (loads_code(text)) return plugin(word), 1;
    if (is_output_pair(text)) return 2;
    if (text == "-Xclang" && has(i + 1)) return front_end(i);
    if (text == "-include-pch" && has(i + 1)) return header_of(at(i + 1)), 2;
    if (is_path_pair(text) && has(i + 1)) return add(word), add(path_value(text, at(i + 1))), 2;
    if (is_value_pair(text) && has(i + 1)) return add(word), add(at(i + 1)), 2;
    if (is_left_out(text)) return 1;
    if (begins_with(text, {"-D", "-U"})) return add(word), 1;
    if (text.starts_with("-O")) optimises_ = true;
    if (joined_path(text)) return 1;
    if (is_source(word)) return 1;
    return add(rooted(word)), 1;
  }

  // A forced include is looked for from the working folder first, then as any include.
  std::string path_value(StringRef option, const std::string& value) const {
    const bool searched = option == "-include" || option == "-imacros";
    if (searched && !fs::path(value).is_absolute() && !exists(absolute(value))) return value;
    return mapped(value);
  }

  static bool exists(const std::string& path) {
    std::error_code ignored;
    return fs::exists(path, ignored);
  }

  bool joined_path(StringRef word) {
    for (const char* option : {"-iquote", "-isystem", "-idirafter", "-iframework", "-include", "-imacros", "-I", "-F",
                               "-B"}) {
      if (!word.starts_with(option) || word == option) continue;
      const StringRef value = word.drop_front(StringRef(option).size());
      if (value.starts_with("-") || value.starts_with("=")) return false;
      if (StringRef(option) == "-include" && value.starts_with("_")) return false;
      add(option + path_value(option, value.str()));
      return true;
    }
    return false;
  }

  bool is_source(const std::string& word) const {
    if (StringRef(word).starts_with("-")) return false;
    return absolute(word) == command_.args.back() || absolute(word) == command_.file;
  }

  // "-fprofile-use=/root/x", "/root/x.o": an absolute path in a word.
  std::string rooted(const std::string& word) const {
    const std::size_t at = word.find("=/");
    if (at != std::string::npos) return word.substr(0, at + 1) + in_copy(word.substr(at + 1), copy_);
    return StringRef(word).starts_with("/") ? in_copy(word, copy_) : word;
  }

  // The header that was precompiled lies beside it; its text is taken.
  void header_of(const std::string& precompiled) {
    add("-include"), add(mapped(fs::path(precompiled).replace_extension().string()));
  }

  std::size_t front_end(std::size_t i) {
    const std::string& value = at(i + 1);
    const bool pair = has(i + 3) && at(i + 2) == "-Xclang";
    if (value == "-load" || value == "-plugin" || value == "-add-plugin")
      return plugin("-Xclang " + value + (pair ? " " + at(i + 3) : "")), pair ? 4 : 2;
    if (loads_code(value)) return plugin("-Xclang " + value), 2;
    if (value == "-include-pch") return pair ? 4 : 2;  // CMake names the header itself, too
    if (value == "-include" && pair)
      return add("-include"), add(path_value("-include", at(i + 3))), 4;
    return add("-Xclang"), add(value), 2;
  }

  void add_own() {
    if (!optimises_) add("-O1");
    for (const char* own : {"-w", "-ffunction-sections", "-fdata-sections", "-fno-lto", "-frandom-seed=ssot"}) add(own);
    add(outputs_.with_lines ? "-g1" : "-g0");
    add("-ffile-prefix-map=" + copy_.folder + "=" + copy_.root);
    add("-MD"), add("-MF"), add(outputs_.dependencies);
    add("-c"), add(mapped(command_.args.back()));
    add("-o"), add(outputs_.object);
  }

  const scan::Command& command_;
  const Copy& copy_;
  const Outputs& outputs_;
  BuildCommand out_;
  bool optimises_ = false;
};

bool is_below(const std::string& path, const std::string& root) {
  return path.starts_with(root) && (path.size() == root.size() || path[root.size()] == '/');
}

}  // namespace

std::string in_copy(const std::string& path, const Copy& copy) {
  if (is_below(path, copy.root)) return copy.folder + path.substr(copy.root.size());
  std::error_code ec;
  const std::string real = fs::weakly_canonical(path, ec).string();
  return !ec && is_below(real, copy.root) ? copy.folder + real.substr(copy.root.size()) : path;
}

BuildCommand build_command(const scan::Command& command, const Copy& copy, const Outputs& outputs) {
  return Builder(command, copy, outputs).run();
}

}  // namespace ssot::prove
