#include "cli/outputs.hpp"

#include <filesystem>
#include <map>

#include "support/interrupt.hpp"
#include "support/nearest.hpp"
#include "support/problem.hpp"

namespace ssot::cli {
namespace fs = std::filesystem;
namespace {

std::string enumerated() {
  std::string out;
  for (const std::string& name : report::format_names()) out += (out.empty() ? "" : ", ") + name;
  return out;
}

// `option`: as it was given, for the message.
llvm::Expected<report::Format> format_of(const std::string& name, const std::string& option, const std::string& more) {
  if (const auto format = report::format_named(name)) return *format;
  const std::string near = nearest(name, report::format_names());
  return problem({}, option + ": there is no format " + name,
                 (near.empty() ? "" : "did you mean " + near + "? ") + "The formats are " + enumerated() + more);
}

// "sarif=lint.sarif"; what is in front of the = of a path is no format.
std::optional<std::string> named_format(const std::string& word) {
  const auto equals = word.find('=');
  if (equals == std::string::npos || word.find('/') < equals) return std::nullopt;
  return word.substr(0, equals);
}

llvm::Error refuse_place(const std::string& path) {
  std::error_code ignored;
  const std::string folder = fs::path(path).parent_path().string();
  if (path.empty() || fs::path(path).filename().empty() || fs::is_directory(path, ignored))
    return problem({path, 0, 0, {}}, "this is a folder, and a report is a file", "name a file in it");
  if (!fs::is_directory(folder, ignored))
    return problem({path, 0, 0, {}}, "there is no folder " + folder + " for this report",
                   "make it first, or correct the path behind --output");
  if (fs::exists(path, ignored) && !fs::is_regular_file(path, ignored))
    return problem({path, 0, 0, {}}, "this is no regular file, so a report cannot take its place",
                   "name a file, or redirect standard output");
  return llvm::Error::success();
}

class Reader {
 public:
  Reader(const std::string& format, const Disk& disk) : format_(format), disk_(disk) {}

  llvm::Error add(const std::string& word) {
    const std::optional<std::string> name = named_format(word);
    const std::string spelled = name ? word.substr(name->size() + 1) : word;
    if (spelled.empty())
      return problem({}, "`--output " + word + "` names no file", "write `--output " + word + "FILE`");
    if (!name && !in_place_.empty())
      return problem({}, "both " + in_place_ + " and " + word + " would take the place of standard output",
                     "say which format each of them has: `--output sarif=" + word + "`");
    llvm::Expected<report::Format> format =
        name ? format_of(*name, "--output " + word, "; a file with = in its name is written ./" + word)
             : in_place_of_console(word);
    if (!format) return format.takeError();
    const std::string path = fs::absolute(spelled).string();
    if (llvm::Error error = refuse_place(path)) return error;
    const auto [known, is_new] = seen_.try_emplace(disk_.canonical(path), word);
    if (!is_new)
      return problem({path, 0, 0, {}}, "`" + known->second + "` and `" + word + "` are one file",
                     "give each report a file of its own");
    out_.files.emplace_back(*format, path);
    return llvm::Error::success();
  }

  llvm::Expected<Outputs> take() {
    if (!in_place_.empty()) return std::move(out_);
    llvm::Expected<report::Format> format = console_format(format_.empty() ? "text" : format_);
    if (!format) return format.takeError();
    out_.console = *format;
    return std::move(out_);
  }

 private:
  llvm::Expected<report::Format> in_place_of_console(const std::string& word) {
    in_place_ = word;
    if (!format_.empty()) return console_format(format_);
    return report::format_of_file(word).value_or(report::Format::text);
  }

  static llvm::Expected<report::Format> console_format(const std::string& name) {
    return format_of(name, "--format " + name, "");
  }

  const std::string& format_;
  const Disk& disk_;
  std::string in_place_;                     // the file that takes the place of standard output
  std::map<std::string, std::string> seen_;  // canonical path => as it was given
  Outputs out_;
};

}  // namespace

llvm::Expected<Outputs> outputs_of(const std::string& format, const std::vector<std::string>& outputs, const Disk& disk) {
  Reader reader(format, disk);
  for (const std::string& word : outputs)
    if (llvm::Error error = reader.add(word)) return error;
  return reader.take();
}

llvm::Error write_files(const std::vector<std::pair<std::string, std::string>>& files, Disk& disk) {
  const Uninterrupted whole;
  std::vector<std::string> staged;
  const auto give_up = [&](llvm::Error error) {
    for (const std::string& each : staged) llvm::consumeError(disk.remove(stage_name(each)));
    return error;
  };
  for (const auto& [path, text] : files) {
    const std::string place = disk.canonical(path);
    if (llvm::Error error = disk.stage(place, text, 0644)) return give_up(std::move(error));
    staged.push_back(place);
  }
  for (const std::string& place : staged)
    if (llvm::Error error = disk.replace(place)) return give_up(std::move(error));
  return llvm::Error::success();
}

}  // namespace ssot::cli
