#include "prove/copied_tree.hpp"

#include <llvm/ADT/StringRef.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "support/problem.hpp"

namespace ssot::prove {
namespace {

namespace fs = std::filesystem;
using llvm::StringRef;

constexpr std::uintmax_t largest_source = 4 << 20;

bool lies_below(const std::string& path, const std::string& folder) {
  return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

bool is_source(const fs::path& file) {
  static const std::set<std::string> known = {".c",   ".cc",  ".cpp", ".cxx", ".c++", ".C",   ".h",   ".hh",  ".hpp",
                                              ".hxx", ".h++", ".H",   ".inc", ".inl", ".ipp", ".tpp", ".def", ".ixx"};
  return known.contains(file.extension().string());
}

bool is_made(const fs::path& file) {
  static const std::set<std::string> known = {".o", ".obj", ".a", ".so", ".gch", ".pch", ".pcm", ".gcda", ".gcno", ".d"};
  return known.contains(file.extension().string());
}

// `#include "/root/a.h"` with the root replaced; nothing where no directive has it.
std::optional<std::string> redirected(const std::string& text, const std::string& root, const std::string& folder) {
  if (text.find(root) == std::string::npos) return std::nullopt;
  std::string out;
  bool changed = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    StringRef line = StringRef(text).slice(at, end);
    at = end;
    StringRef rest = line.ltrim();
    const bool includes = rest.consume_front("#") && rest.ltrim().starts_with("include");
    const std::size_t quote = includes ? line.find_first_of("\"<") : StringRef::npos;
    if (quote != StringRef::npos && line.substr(quote + 1).starts_with(root + "/")) {
      out += line.substr(0, quote + 1).str() + folder + line.substr(quote + 1 + root.size()).str();
      changed = true;
    } else {
      out += line;
    }
  }
  return changed ? std::optional(out) : std::nullopt;
}

class Copier {
 public:
  Copier(const std::string& root, const std::string& folder, const Texts& texts)
      : root_(root), folder_(folder), texts_(texts) {}

  void run() {
    fs::create_directories(folder_);
    fs::recursive_directory_iterator at(root_, fs::directory_options::skip_permission_denied), end;
    for (; at != end; ++at)
      if (!entry(*at)) at.disable_recursion_pending();
    for (const auto& [path, text] : texts_)
      if (text && lies_below(path, root_)) write(place_of(path), *text);
  }

 private:
  fs::path place_of(const fs::path& path) const { return folder_ + path.string().substr(root_.size()); }

  // Whether to look into it.
  bool entry(const fs::directory_entry& one) {
    const fs::path& path = one.path();
    const std::string name = path.filename().string();
    if (name == ".git" || name == ".ssot" || name == ".hg" || name == ".svn") return false;
    if (lies_below(folder_, path.string()) && name.starts_with("ssot-prove")) return false;  // ourselves
    if (one.is_symlink()) return link(path), false;
    if (one.is_directory()) return fs::create_directories(place_of(path)), true;
    if (one.is_regular_file() && !is_made(path) && !texts_.contains(path.string())) file(one);
    return false;
  }

  void file(const fs::directory_entry& one) {
    if (is_source(one.path()) && one.file_size() <= largest_source) {
      std::ifstream in(one.path(), std::ios::binary);
      std::ostringstream text;
      text << in.rdbuf();
      if (const auto other = redirected(text.str(), root_, folder_)) return write(place_of(one.path()), *other);
    }
    fs::create_symlink(one.path(), place_of(one.path()));
  }

  // A link that stays below the root leads to its peer in the copy, for what it leads to may be edited.
  void link(const fs::path& path) {
    std::error_code ec;
    const std::string target = fs::canonical(path, ec).string();
    if (ec) return;
    const bool inside = target == root_ || lies_below(target, root_);
    fs::create_symlink(inside ? place_of(target) : fs::path(target), place_of(path));
  }

  void write(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    fs::remove(path);
    std::ofstream out(path, std::ios::binary);
    out << text;
    out.close();
    if (!out) throw fs::filesystem_error("cannot write", path, std::make_error_code(std::errc::io_error));
  }

  const std::string& root_;
  const std::string& folder_;
  const Texts& texts_;
};

}  // namespace

llvm::Error copy_tree(const std::string& root, const std::string& folder, const Texts& texts) {
  try {
    Copier(root, folder, texts).run();
  } catch (const fs::filesystem_error& error) {
    return problem(ExitCode::refused, {folder, 0, 0, {}}, std::string("cannot copy the sources: ") + error.what(),
                   "free some space in the temporary folder, or set TMPDIR to another one");
  }
  return llvm::Error::success();
}

}  // namespace ssot::prove
