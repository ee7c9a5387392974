#include "scan/arguments.hpp"

#include <clang/Driver/Options.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/Option/Arg.h>
#include <llvm/Option/ArgList.h>
#include <llvm/Option/OptTable.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <optional>

namespace ssot::scan {
namespace {

namespace fs = std::filesystem;
namespace opt = clang::driver::options;
using llvm::StringRef;

// The compiler's base name taken apart: "aarch64-linux-gnu-g++-12" is target, g++, 12.
struct Compiler {
  std::string target;
  std::string stem;
  std::string version;
  bool is_clang() const { return StringRef(stem).starts_with("clang"); }
  bool is_cxx() const { return StringRef(stem).ends_with("++"); }
};

std::optional<Compiler> compiler_of(const std::string& path) {
  std::string name = fs::path(path).filename().string();
  if (StringRef(name).ends_with(".exe")) name.resize(name.size() - 4);
  Compiler compiler;
  const auto dash = name.rfind('-');
  if (dash != std::string::npos && dash + 1 < name.size() &&
      std::all_of(name.begin() + static_cast<std::ptrdiff_t>(dash) + 1, name.end(),
                  [](unsigned char c) { return std::isdigit(c) || c == '.'; })) {
    compiler.version = name.substr(dash + 1);
    name.resize(dash);
  }
  for (const char* stem : {"clang++", "clang", "g++", "gcc", "c++", "cc", "icpx", "icx"}) {
    if (name != stem && !StringRef(name).ends_with(std::string("-") + stem)) continue;
    compiler.stem = stem;
    if (name.size() > compiler.stem.size())
      compiler.target = name.substr(0, name.size() - compiler.stem.size() - 1);
    return compiler;
  }
  return std::nullopt;
}

bool loads_code(StringRef value) {
  return value == "-load" || value == "-plugin" || value == "-add-plugin" ||
         value.starts_with("-plugin-arg-") || value.starts_with("-fpass-plugin=") ||
         value.starts_with("-fplugin") || value == "-mllvm" || value.starts_with("-mllvm=");
}

// Options of the front end that take the next one as their value.
bool takes_value(StringRef value) {
  return value == "-load" || value == "-plugin" || value == "-add-plugin" ||
         value.starts_with("-plugin-arg-") || value == "-mllvm" || value == "-include-pch" || value == "-o" ||
         value == "-dependency-file" || value == "-resource-dir" || value == "-main-file-name";
}

bool is_output(StringRef value) {
  return value == "-o" || value == "-dependency-file" || value == "-resource-dir" ||
         value == "-main-file-name" || value.starts_with("-emit-") || value.starts_with("-ast-") ||
         value.starts_with("-verify") || value.starts_with("-Werror");
}

class Adjuster {
 public:
  Adjuster(std::string directory, const Disk& disk) : directory_(std::move(directory)), disk_(disk) {}

  Adjusted run(const std::vector<std::string>& args, const std::string& source,
               const std::string& resources) {
    const std::size_t first = skip_wrapper(args);
    name_compiler(args.empty() ? "c++" : args[first], resources);
    std::vector<const char*> rest;
    for (std::size_t i = first + 1; i < args.size(); ++i) rest.push_back(args[i].c_str());
    unsigned missing = 0, count = 0;
    const llvm::opt::InputArgList parsed = clang::driver::getDriverOptTable().ParseArgs(
        rest, missing, count, llvm::opt::Visibility(opt::ClangOption));
    for (const llvm::opt::Arg* arg : parsed) take(*arg, parsed);
    finish_front_end();
    add_own(resources);
    out_.args.push_back(source);
    return std::move(out_);
  }

 private:
  void say(const std::string& text) { out_.notices.insert(text); }
  void add(std::string arg) { out_.args.push_back(std::move(arg)); }
  void pass_on(const std::string& arg) { add("-Xclang"), add(arg); }

  // Index of the compiler behind ccache, distcc, env, cmake -E ... --; 0 if there is no wrapper.
  std::size_t skip_wrapper(const std::vector<std::string>& args) {
    const std::size_t found = find_compiler(args).value_or(0);
    if (found == 0) return 0;
    say("compiler wrapper '" + fs::path(args[0]).filename().string() +
        "' left out; no program of a compile " + "database is run");
    return found;
  }

  // The name decides the driver's mode, and its folder where Clang looks for libc++ and a GCC.
  void name_compiler(const std::string& path, const std::string& resources) {
    const Compiler compiler = compiler_of(path).value_or(Compiler{{}, "c++", {}});
    gcc_ = !compiler.is_clang();
    std::string folder = (fs::path(resources).parent_path().parent_path().parent_path() / "bin").lexically_normal();
    if (compiler.is_clang() && fs::path(path).is_absolute())
      folder = fs::path(disk_.canonical(path)).parent_path().string();
    add(folder + (compiler.is_cxx() ? "/clang++" : "/clang"));
    if (!compiler.target.empty()) add("--target=" + compiler.target);
    if (gcc_) choose_libstdcxx(path, compiler);
  }

  // A GCC named with its version, or outside /usr, is asked for; else Clang takes the newest.
  void choose_libstdcxx(const std::string& path, const Compiler& compiler) {
    const std::string triple = compiler.target.empty() ? "x86_64-linux-gnu" : compiler.target;
    const fs::path prefix =
        fs::path(path).is_absolute() ? fs::path(path).parent_path().parent_path() : fs::path("/usr");
    const std::string install = (prefix / "lib/gcc" / triple / compiler.version).string();
    if (!compiler.version.empty() && disk_.exists(install + "/crtbegin.o"))
      add("--gcc-install-dir=" + install);
    else if (prefix != "/usr" && prefix != "/" && disk_.exists((prefix / "bin/g++").string()))
      add("--gcc-toolchain=" + prefix.string());
  }

  void take(const llvm::opt::Arg& arg, const llvm::opt::ArgList& all) {
    const llvm::opt::Option& option = arg.getOption();
    if (option.matches(opt::OPT_INPUT)) return;
    if (option.matches(opt::OPT_UNKNOWN))
      return say("'" + arg.getAsString(all) + "' left out; Clang has no such option");
    if (drop_dangerous(arg, all) || drop_output(option) || drop_strictness(arg)) return;
    if (option.matches(opt::OPT_Xclang)) return front_end_.push_back(arg.getValue());
    if (option.matches(opt::OPT_include)) return forced_include(arg.getValue());
    if (option.matches(opt::OPT_include_pch)) return precompiled(arg.getValue());
    render(arg, all);
  }

  void render(const llvm::opt::Arg& arg, const llvm::opt::ArgList& all) {
    llvm::opt::ArgStringList words;
    arg.render(all, words);
    out_.args.insert(out_.args.end(), words.begin(), words.end());
  }

  bool drop_dangerous(const llvm::opt::Arg& arg, const llvm::opt::ArgList& all) {
    const llvm::opt::Option& option = arg.getOption();
    for (const unsigned id :
         {opt::OPT_fplugin_EQ, opt::OPT_fplugin_arg, opt::OPT_fpass_plugin_EQ, opt::OPT_mllvm}) {
      if (!option.matches(id)) continue;
      say("'" + arg.getAsString(all) + "' left out; no plugin of a compile database is loaded");
      return true;
    }
    for (const unsigned id : {opt::OPT_config, opt::OPT_config_system_dir_EQ, opt::OPT_config_user_dir_EQ,
                              opt::OPT_Xarch__, opt::OPT_Xarch_host, opt::OPT_Xarch_device}) {
      if (!option.matches(id)) continue;
      say("'" + arg.getAsString(all) + "' left out; it may bring options that cannot be looked at");
      return true;
    }
    if (!option.matches(opt::OPT_Wp_COMMA) && !option.matches(opt::OPT_Xpreprocessor)) return false;
    for (const char* value : arg.getValues())
      if (StringRef(value).starts_with("-D") || StringRef(value).starts_with("-U")) add(value);
    if (std::any_of(arg.getValues().begin(), arg.getValues().end(), loads_code))
      say("'" + arg.getAsString(all) + "' left out; no plugin of a compile database is loaded");
    return true;
  }

  static bool drop_output(const llvm::opt::Option& option) {
    for (const unsigned id : {opt::OPT_o,
                              opt::OPT_c,
                              opt::OPT_S,
                              opt::OPT_E,
                              opt::OPT_M_Group,
                              opt::OPT__serialize_diags,
                              opt::OPT_save_temps_EQ,
                              opt::OPT_save_temps,
                              opt::OPT_fsyntax_only,
                              opt::OPT_resource_dir,
                              opt::OPT_resource_dir_EQ,
                              opt::OPT_emit_llvm,
                              opt::OPT_Link_Group,
                              opt::OPT_fprofile_use,
                              opt::OPT_fprofile_use_EQ,
                              opt::OPT_fprofile_instr_use_EQ,
                              opt::OPT_fprofile_sample_use_EQ,
                              opt::OPT_flto_EQ,
                              opt::OPT_flto,
                              opt::OPT__HASH_HASH_HASH,
                              opt::OPT_v})
      if (option.matches(id)) return true;
    return false;
  }

  // Warnings must not make a unit unparsed.
  bool drop_strictness(const llvm::opt::Arg& arg) {
    const llvm::opt::Option& option = arg.getOption();
    if (option.matches(opt::OPT_pedantic_errors)) return add("-pedantic"), true;
    if (!option.matches(opt::OPT_W_Joined)) return false;
    const StringRef name = arg.getValue();
    return name == "error" || name.starts_with("error=") || name == "fatal-errors";
  }

  void forced_include(const std::string& header) { pass_on("-include"), pass_on(header); }

  // The header that was precompiled lies beside it; its text is taken, unless it is asked for anyway.
  void precompiled(const std::string& pch) { precompiled_.push_back(pch); }

  void finish_front_end() {
    bool included = std::find(front_end_.begin(), front_end_.end(), "-include") != front_end_.end();
    for (std::size_t i = 0; i < front_end_.size(); ++i) {
      const std::string& value = front_end_[i];
      const bool pair = takes_value(value) && i + 1 < front_end_.size();
      if (value == "-include-pch" && pair)
        precompiled(front_end_[i + 1]);
      else if (loads_code(value))
        say("'-Xclang " + value + (pair ? " " + front_end_[i + 1] : "") +
            "' left out; no plugin of a compile database is loaded");
      else if (!is_output(value))
        pass_on(value);
      if (pair) ++i;
    }
    for (const std::string& pch : precompiled_) include_text_of(pch, included);
  }

  void include_text_of(const std::string& pch, bool included) {
    if (included) return;
    const std::string header = fs::path(pch).replace_extension().string();
    if (disk_.exists(disk_.canonical((fs::path(directory_) / header).string())))
      return forced_include(header);
    say("precompiled header '" + pch + "' left out, and its text was not found beside it");
  }

  void add_own(const std::string& resources) {
    for (const char* own :
         {"-fsyntax-only", "--no-default-config", "-Wno-unknown-warning-option", "-Qunused-arguments"})
      add(own);
    // What GCC takes with a warning at most, and Clang refuses unless told.
    if (gcc_)
      for (const char* lenient : {"c++11-narrowing", "reserved-user-defined-literal", "invalid-constexpr",
                                  "missing-template-arg-list-after-template-kw"})
        add(std::string("-Wno-error=") + lenient);
    add("-resource-dir=" + resources);
  }

  std::string directory_;
  const Disk& disk_;
  Adjusted out_;
  std::vector<std::string> front_end_;  // values of -Xclang, in order
  std::vector<std::string> precompiled_;
  bool gcc_ = false;
};

}  // namespace

std::optional<std::size_t> find_compiler(const std::vector<std::string>& args) {
  for (std::size_t i = 0; i < args.size() && args[i] != "-c" && args[i] != "-o"; ++i)
    if (compiler_of(args[i])) return i;
  return std::nullopt;
}

Adjusted adjust_arguments(const std::vector<std::string>& args, const std::string& directory,
                          const std::string& source, const std::string& resource_directory,
                          const Disk& disk) {
  return Adjuster(directory, disk).run(args, source, resource_directory);
}

}  // namespace ssot::scan
