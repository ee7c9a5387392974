#include "support/file_state.hpp"

#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/xxhash.h>

#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

#include "support/packed.hpp"
#include "support/whole_file.hpp"

namespace ssot {
namespace {

constexpr llvm::StringLiteral kind = "ssot-file-states 1\n";
constexpr std::int64_t tick = 2'000'000'000;  // the coarsest clock that a file system has: FAT's, two seconds

std::int64_t nanoseconds(const timespec& time) {
  return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

ContentHash hash_of_file(const std::string& path) {
  const auto buffer = llvm::MemoryBuffer::getFile(path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  return buffer ? llvm::xxh3_64bits((*buffer)->getBuffer()) : 0;
}

}  // namespace

bool FileStates::State::is_trusted() const {
  return hash != 0 && std::max(modified, changed) + tick < taken;
}

std::int64_t FileStates::now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(since).count();
}

FileStates::FileStates(std::string path) : path_(std::move(path)) {
  const CheckedFile file(path_, kind);
  PackedReader reader(file.bytes());
  const auto count = reader.number<std::uint64_t>();
  known_.reserve(std::min<std::size_t>(count, file.bytes().size() / (sizeof(State) + 4)));
  for (std::uint64_t i = 0; i < count && reader.good(); ++i) {
    State& state = known_[reader.text().str()];
    for (std::uint64_t* each : {&state.size, &state.inode, &state.device, &state.hash}) *each = reader.number<std::uint64_t>();
    for (std::int64_t* each : {&state.modified, &state.changed, &state.taken}) *each = reader.number<std::int64_t>();
  }
  if (!reader.is_whole()) known_.clear();
}

bool FileStates::look(const std::string& path, State& state, bool& is_link) {
  struct stat now{};
  if (::lstat(path.c_str(), &now) != 0) return false;
  is_link = S_ISLNK(now.st_mode);
  if (is_link && ::stat(path.c_str(), &now) != 0) return false;
  if (!S_ISREG(now.st_mode)) return false;
  state.size = static_cast<std::uint64_t>(now.st_size);
  state.inode = now.st_ino;
  state.device = now.st_dev;
  state.modified = nanoseconds(now.st_mtim);
  state.changed = nanoseconds(now.st_ctim);
  return true;
}

std::vector<FileStates::Seen> FileStates::look_at(const std::vector<std::string>& paths, unsigned jobs) {
  std::vector<State> found(paths.size());
  std::vector<char> is_read(paths.size(), 0);
  std::vector<Seen> out(paths.size());
  constexpr std::size_t at_once = 64;
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t from = next.fetch_add(at_once); from < paths.size(); from = next.fetch_add(at_once))
      for (std::size_t i = from; i < std::min(from + at_once, paths.size()); ++i) {
        State& state = found[i];
        if (!look(paths[i], state, out[i].is_link)) continue;
        const auto known = known_.find(paths[i]);
        if (known != known_.end() && known->second.same_file(state) && known->second.is_trusted()) {
          state = known->second;
          continue;
        }
        // The state is older than the content: if the file changes in between, the next run sees another state.
        state.taken = now();
        state.hash = hash_of_file(paths[i]);
        is_read[i] = 1;
      }
  };
  std::vector<std::jthread> workers;
  for (unsigned i = 1; i < jobs && i * at_once < paths.size(); ++i) workers.emplace_back(work);
  work();
  workers.clear();
  for (std::size_t i = 0; i < paths.size(); ++i) {
    out[i].hash = found[i].hash;
    if (!is_read[i]) continue;
    known_[paths[i]] = found[i];
    is_new_ = true;
  }
  return out;
}

void FileStates::remember(const std::string& path, ContentHash hash, std::int64_t taken) {
  State state;
  bool is_link = false;
  if (!look(path, state, is_link)) return;
  state.taken = taken;
  state.hash = hash;
  known_[path] = state;
  is_new_ = true;
}

void FileStates::save(const std::vector<std::string>& paths) {
  if (!is_new_) return;
  std::vector<std::string> sorted = paths;
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  std::erase_if(sorted, [&](const std::string& path) {
    const auto known = known_.find(path);
    return known == known_.end() || !known->second.is_trusted();
  });
  PackedWriter writer;
  writer.number<std::uint64_t>(sorted.size());
  for (const std::string& path : sorted) {
    const State& state = known_.at(path);
    writer.text(path);
    for (const std::uint64_t each : {state.size, state.inode, state.device, state.hash}) writer.number(each);
    for (const std::int64_t each : {state.modified, state.changed, state.taken}) writer.number(each);
  }
  write_checked(path_, kind.str() + writer.take());
}

}  // namespace ssot
