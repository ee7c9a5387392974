#include "scan/compile_database.hpp"

#include <llvm/ADT/StringRef.h>
#include <llvm/Support/JSON.h>
#include <llvm/Support/xxhash.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include "scan/arguments.hpp"
#include "scan/command_line.hpp"

namespace ssot::scan {
namespace {

namespace fs = std::filesystem;
using llvm::StringRef;

constexpr const char* kName = "compile_commands.json";
constexpr const char* kHowToMake = "make one with cmake -DCMAKE_EXPORT_COMPILE_COMMANDS=ON, or with Bear";
constexpr std::size_t kMostErrors = 20;

bool is_file(const fs::path& path) {
  std::error_code ec;
  return fs::is_regular_file(path, ec);
}

std::vector<std::string> databases_below(const fs::path& folder) {
  std::vector<std::string> found;
  std::error_code ec;
  for (fs::directory_iterator it(folder, ec), end; !ec && it != end; it.increment(ec))
    if (is_file(it->path() / kName)) found.push_back((it->path() / kName).string());
  std::sort(found.begin(), found.end());
  return found;
}

// LLVM says "[line:column, byte=n]: what"; the numbers go to the place.
llvm::Error located(llvm::Error error, const std::string& path) {
  const std::string text = llvm::toString(std::move(error));
  StringRef rest = text;
  Place place{path, 0, 0, {}};
  if (rest.consume_front("[") && !rest.consumeInteger(10, place.line) && rest.consume_front(":"))
    rest.consumeInteger(10, place.column);
  const auto colon = text.find("]: ");
  return problem(place, "not valid JSON: " + (colon == std::string::npos ? text : text.substr(colon + 3)),
                 "let the build system write the file again");
}

// Line and column at which each element of the top-level array starts. The text is known to be valid.
std::vector<Place> places_of_entries(const std::string& text, const std::string& path) {
  std::vector<Place> places;
  unsigned depth = 0, line = 1;
  std::size_t line_start = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') ++line, line_start = i + 1;
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (depth++ == 1)
        places.push_back(
            {path, line, static_cast<unsigned>(i - line_start) + 1, "/" + std::to_string(places.size())});
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return places;
}

bool is_c_family(const std::string& file) {
  std::string extension = fs::path(file).extension().string();
  static const std::set<std::string> kOthers = {".s", ".S",   ".asm", ".cu",    ".hip",
                                                ".f", ".f90", ".rc",  ".swift", ".go"};
  return !kOthers.contains(extension);
}

// By what is compiled and how; of equal ones the first stays.
void sort_unique(std::vector<Command>& commands) {
  const auto key = [](const Command& c) { return std::tie(c.file, c.directory, c.args); };
  std::stable_sort(commands.begin(), commands.end(),
                   [&](const Command& a, const Command& b) { return key(a) < key(b); });
  const auto end = std::unique(commands.begin(), commands.end(),
                               [&](const Command& a, const Command& b) { return key(a) == key(b); });
  commands.erase(end, commands.end());
}

class Reader {
 public:
  Reader(CompileDatabase& database, const Disk& disk, std::string resources,
         const std::function<bool(const std::string&)>& was_removed)
      : database_(database), disk_(disk), resources_(std::move(resources)), was_removed_(was_removed) {}

  llvm::Error entry(const llvm::json::Value& value, Place place) {
    const llvm::json::Object* object = value.getAsObject();
    const auto file = object ? object->getString("file") : std::nullopt;
    if (!file)
      return problem(std::move(place), "an entry without \"file\"",
                     "let the build system write the file again");
    const fs::path base = fs::path(database_.path).parent_path();
    const std::string directory =
        (base / object->getString("directory").value_or("").str()).lexically_normal().string();
    const std::string source = (fs::path(directory) / file->str()).lexically_normal().string();
    if (!is_c_family(source)) return notice("'" + source + "' left out; neither C nor C++");
    if (!disk_.exists(source)) {
      if (was_removed_ && was_removed_(source))
        return notice("'" + source + "' left out; a rewrite removed it, configure the build again");
      place.pointer += "/file";
      return problem(
          std::move(place), "this source does not exist: " + source,
          "build the project once if it is generated, or let the build system write the database again");
    }
    llvm::Expected<std::vector<std::string>> args = arguments(*object, directory, place);
    if (!args) return args.takeError();
    Adjusted adjusted = adjust_arguments(*args, directory, source, resources_, disk_);
    for (const std::string& text : adjusted.notices) notices_.insert(text);
    database_.commands.push_back({directory, disk_.canonical(source), std::move(adjusted.args), {}, std::move(*args)});
    return llvm::Error::success();
  }

  void finish() {
    sort_unique(database_.commands);
    database_.notices.assign(notices_.begin(), notices_.end());
  }

 private:
  llvm::Error notice(std::string text) {
    notices_.insert(std::move(text));
    return llvm::Error::success();
  }

  llvm::Expected<std::vector<std::string>> arguments(const llvm::json::Object& object,
                                                     const std::string& directory, const Place& place) const {
    std::vector<std::string> words;
    if (const llvm::json::Array* list = object.getArray("arguments")) {
      for (const llvm::json::Value& each : *list) words.push_back(each.getAsString().value_or("").str());
    } else if (const auto command = object.getString("command")) {
      words = split_command(command->str());
    }
    if (words.empty())
      return problem(place, "an entry without \"command\" or \"arguments\"",
                     "let the build system write the file again");
    return expand_response_files(words, directory, place, disk_);
  }

  CompileDatabase& database_;
  const Disk& disk_;
  std::string resources_;
  const std::function<bool(const std::string&)>& was_removed_;
  std::set<std::string> notices_;
};

llvm::Error read_entries(const llvm::json::Array& entries, const std::vector<Place>& places, Reader& reader) {
  llvm::Error all = llvm::Error::success();
  std::size_t errors = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    // A scalar entry has no place of its own and shifts those behind it.
    Place place =
        places.size() == entries.size() ? places[i] : Place{places.empty() ? "" : places[0].file, 0, 0, {}};
    place.pointer = "/" + std::to_string(i);
    llvm::Error error = reader.entry(entries[i], std::move(place));
    if (!error) continue;
    if (++errors <= kMostErrors)
      all = llvm::joinErrors(std::move(all), std::move(error));
    else
      llvm::consumeError(std::move(error));
  }
  if (errors > kMostErrors)
    all = llvm::joinErrors(
        std::move(all),
        problem({places.empty() ? "" : places[0].file, 0, 0, {}},
                std::to_string(errors - kMostErrors) + " more entries like these", "build the project once"));
  return all;
}

}  // namespace

std::uint64_t identity(const Command& command) {
  std::string text = command.directory + '\0' + command.file + '\0' + command.configuration;
  for (const std::string& arg : command.args) text += '\0' + arg;
  return llvm::xxh3_64bits(text);
}

CompileDatabase join(std::vector<CompileDatabase> databases) {
  CompileDatabase whole;
  whole.path = databases.front().path;
  std::set<std::string> notices;
  for (CompileDatabase& each : databases) {
    std::move(each.commands.begin(), each.commands.end(), std::back_inserter(whole.commands));
    notices.insert(each.notices.begin(), each.notices.end());
  }
  sort_unique(whole.commands);
  whole.notices.assign(notices.begin(), notices.end());
  return whole;
}

std::vector<std::string> compile_databases_of(const std::string& root) {
  const fs::path base = fs::absolute(root).lexically_normal();
  for (const fs::path& place : {base / kName, base / "build" / kName})
    if (is_file(place)) return {place.string()};
  return databases_below(base / "build");
}

llvm::Expected<std::string> find_compile_database(const std::string& root, const std::string& build_dir) {
  if (!build_dir.empty()) {
    const fs::path given = fs::absolute(build_dir).lexically_normal();
    if (is_file(given)) return given.string();
    if (is_file(given / kName)) return (given / kName).string();
    return problem({(given / kName).string(), 0, 0, {}}, "there is no compile database here", kHowToMake);
  }
  const fs::path base = fs::absolute(root).lexically_normal();
  const std::vector<std::string> found = compile_databases_of(root);
  if (found.size() == 1) return found.front();
  if (found.empty())
    return problem({base.string(), 0, 0, {}}, "no compile_commands.json here, in build/ or in build/*",
                   std::string(kHowToMake) + ", and name its folder with -p");
  std::string names;
  for (const std::string& each : found)
    names += (names.empty() ? "" : ", ") + fs::path(each).parent_path().string();
  return problem({base.string(), 0, 0, {}}, "several compile databases: " + names,
                 "name one of the folders with -p, or several: each is a configuration");
}

llvm::Expected<CompileDatabase> read_compile_database(
    const std::string& path, const Disk& disk, const std::function<bool(const std::string&)>& was_removed) {
  llvm::Expected<std::string> text = disk.read(path);
  if (!text) {
    llvm::consumeError(text.takeError());
    return problem({path, 0, 0, {}}, "cannot read the compile database", kHowToMake);
  }
  llvm::Expected<llvm::json::Value> json = llvm::json::parse(*text);
  if (!json) return located(json.takeError(), path);
  const llvm::json::Array* entries = json->getAsArray();
  if (!entries || entries->empty())
    return problem({path, 1, 1, {}},
                   entries ? "the compile database is empty" : "not a compile database: no array",
                   kHowToMake);
  llvm::Expected<std::string> resources = resource_directory();
  if (!resources) return resources.takeError();
  CompileDatabase database;
  database.path = path;
  Reader reader(database, disk, *resources, was_removed);
  std::vector<Place> places = places_of_entries(*text, path);
  if (places.empty()) places.push_back({path, 1, 1, {}});
  if (llvm::Error error = read_entries(*entries, places, reader)) return error;
  reader.finish();
  return database;
}

}  // namespace ssot::scan
