#include "edit/apply.hpp"

#include "support/problem.hpp"

namespace ssot::edit {
namespace {

// The journal: for each file its state before, in a form that is whole or is not there at all.
//   "ssot-journal 1\n" then, for each file: kind ('w' existed, 'n' did not), lengths, path, old bytes; then
//   "end\n".
constexpr const char* magic = "ssot-journal 1\n";

std::string journal_path(const std::string& state) {
  return state + "/journal";
}

void append(std::string& out, char kind, const std::string& path, const std::string& bytes) {
  out += kind + std::string(" ") + std::to_string(path.size()) + " " + std::to_string(bytes.size()) + "\n";
  out += path + "\n" + bytes + "\n";
}

std::string make_journal(const Batch& batch) {
  std::string out = magic;
  for (const auto& [path, write] : batch.writes) append(out, write.is_new ? 'n' : 'w', path, write.before);
  for (const auto& [path, before] : batch.removals) append(out, 'w', path, before);
  return out + "end\n";
}

struct Entry {
  char kind;
  std::string path;
  std::string bytes;
};

llvm::Expected<std::vector<Entry>> read_journal(const std::string& text, const std::string& path) {
  const auto broken = [&] {
    return problem(ExitCode::refused, {path, 0, 0, {}}, "the journal of an interrupted run is damaged",
                   "restore the files from version control, then remove the journal");
  };
  if (!text.starts_with(magic) || !text.ends_with("end\n")) return broken();
  std::vector<Entry> entries;
  std::size_t at = std::string(magic).size();
  while (text.compare(at, 4, "end\n") != 0 || at + 4 != text.size()) {
    const std::size_t eol = text.find('\n', at);
    unsigned long path_size = 0;
    unsigned long size = 0;
    char kind = 0;
    if (eol == std::string::npos ||
        std::sscanf(text.substr(at, eol - at).c_str(), "%c %lu %lu", &kind, &path_size, &size) != 3)
      return broken();
    at = eol + 1;
    if (at + path_size + 1 + size + 1 > text.size()) return broken();
    entries.push_back({kind, text.substr(at, path_size), text.substr(at + path_size + 1, size)});
    at += path_size + 1 + size + 1;
  }
  return entries;
}

llvm::Error check(const std::string& path, const std::string* before, const Disk& disk) {
  if (!disk.writable(path))
    return problem(ExitCode::refused, {path, 0, 0, {}}, "the file is read-only",
                   "make it writable; nothing was written");
  if (before == nullptr) {
    if (disk.exists(path))
      return problem(ExitCode::refused, {path, 0, 0, {}},
                     "a file is there that was not when the plan was made",
                     "move it away and run again; nothing was written");
    return llvm::Error::success();
  }
  llvm::Expected<std::string> now = disk.read(path);
  if (!now) return now.takeError();
  if (*now != *before)
    return problem(ExitCode::refused, {path, 0, 0, {}}, "the file changed since it was read",
                   "run again; nothing was written");
  return llvm::Error::success();
}

llvm::Error write_all(const Batch& batch, Disk& disk) {
  for (const auto& [path, write] : batch.writes)
    if (llvm::Error error = disk.write(path, write.after)) return error;
  for (const auto& [path, before] : batch.removals)
    if (llvm::Error error = disk.remove(path)) return error;
  return llvm::Error::success();
}

}  // namespace

llvm::Error apply(const Batch& batch, Disk& disk, const std::string& state) {
  for (const auto& [path, write] : batch.writes)
    if (llvm::Error error = check(path, write.is_new ? nullptr : &write.before, disk)) return error;
  for (const auto& [path, before] : batch.removals)
    if (llvm::Error error = check(path, &before, disk)) return error;
  if (llvm::Error error = disk.write(journal_path(state), make_journal(batch))) return error;
  if (llvm::Error error = write_all(batch, disk)) {
    if (llvm::Expected<bool> back = recover(disk, state); !back)
      return llvm::joinErrors(std::move(error), back.takeError());
    return error;
  }
  return disk.remove(journal_path(state));
}

llvm::Expected<bool> recover(Disk& disk, const std::string& state) {
  const std::string path = journal_path(state);
  if (!disk.exists(path)) return false;
  llvm::Expected<std::string> text = disk.read(path);
  if (!text) return text.takeError();
  llvm::Expected<std::vector<Entry>> entries = read_journal(*text, path);
  if (!entries) return entries.takeError();
  for (const Entry& entry : *entries) {
    if (llvm::Error error = disk.remove(stage_name(entry.path))) return error;
    if (entry.kind == 'n') {
      if (llvm::Error error = disk.remove(entry.path)) return error;
      continue;
    }
    llvm::Expected<std::string> now = disk.read(entry.path);
    if (now && *now == entry.bytes) continue;
    if (!now) llvm::consumeError(now.takeError());
    if (llvm::Error error = disk.write(entry.path, entry.bytes)) return error;
  }
  if (llvm::Error error = disk.remove(path)) return error;
  return true;
}

}  // namespace ssot::edit
