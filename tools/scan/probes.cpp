#include "scan/probes.hpp"

#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/xxhash.h>

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>

#include "scan/plain_path.hpp"
#include "support/packed.hpp"
#include "support/whole_file.hpp"

namespace ssot::scan {
namespace {

namespace vfs = llvm::vfs;
namespace fs = std::filesystem;

constexpr llvm::StringLiteral kind = "ssot-folder-states 1\n";
constexpr std::int64_t tick = 2'000'000'000;  // see file_state.cpp

std::uint64_t hash_of_names(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code ec;
  for (fs::directory_iterator it(folder, ec), end; !ec && it != end; it.increment(ec))
    names.push_back(it->path().filename().string());
  std::sort(names.begin(), names.end());
  std::string text = ec ? "unreadable" : "";
  for (const std::string& name : names) text += name + '\0';
  return llvm::xxh3_64bits(text);
}

std::string as_folder(std::string path) {
  return path.ends_with('/') ? path : path + '/';
}

class WatchedFile final : public vfs::File {
 public:
  WatchedFile(std::unique_ptr<vfs::File> file, std::string path, Probes& probes)
      : file_(std::move(file)), path_(std::move(path)), probes_(probes) {}

  llvm::ErrorOr<vfs::Status> status() override { return file_->status(); }
  llvm::ErrorOr<std::string> getName() override { return file_->getName(); }
  llvm::ErrorOr<std::unique_ptr<llvm::MemoryBuffer>> getBuffer(const llvm::Twine& name, std::int64_t size,
                                                               bool needs_terminator, bool is_volatile) override {
    auto buffer = file_->getBuffer(name, size, needs_terminator, is_volatile);
    const ContentHash hash = buffer ? llvm::xxh3_64bits((*buffer)->getBuffer()) : 0;
    const auto [at, is_new] = probes_.read.try_emplace(path_, hash);
    if (!is_new && at->second != hash) at->second = 0;
    return buffer;
  }
  std::error_code close() override { return file_->close(); }

 private:
  std::unique_ptr<vfs::File> file_;
  std::string path_;
  Probes& probes_;
};

class WatchedDisk final : public vfs::ProxyFileSystem {
 public:
  WatchedDisk(llvm::IntrusiveRefCntPtr<vfs::FileSystem> disk, Probes& probes)
      : ProxyFileSystem(std::move(disk)), probes_(probes) {}
  ~WatchedDisk() override {
    for (const auto& [folder, is_real] : plain_.folders())
      if (is_real) probes_.found.insert(folder + "//");
  }

  llvm::ErrorOr<vfs::Status> status(const llvm::Twine& path) override {
    llvm::ErrorOr<vfs::Status> status = getUnderlyingFS().status(path);
    note(path, static_cast<bool>(status), status && status->isDirectory());
    return status;
  }
  bool exists(const llvm::Twine& path) override { return static_cast<bool>(status(path)); }
  llvm::ErrorOr<std::unique_ptr<vfs::File>> openFileForRead(const llvm::Twine& path) override {
    llvm::ErrorOr<std::unique_ptr<vfs::File>> file = getUnderlyingFS().openFileForRead(path);
    note(path, static_cast<bool>(file), false);
    if (!file) return file;
    return std::make_unique<WatchedFile>(std::move(*file), absolute(path), probes_);
  }
  vfs::directory_iterator dir_begin(const llvm::Twine& folder, std::error_code& error) override {
    const std::string path = absolute(folder);
    if (!probes_.listed.contains(path)) probes_.listed.emplace(path, hash_of_names(path));
    return getUnderlyingFS().dir_begin(folder, error);
  }

 private:
  std::string absolute(const llvm::Twine& path) {
    llvm::SmallString<256> out;
    path.toVector(out);
    (void)makeAbsolute(out);
    return plain_(out.str().str());
  }
  void note(const llvm::Twine& path, bool is_there, bool is_folder) {
    (is_there ? probes_.found : probes_.absent).insert(is_folder ? as_folder(absolute(path)) : absolute(path));
  }

  Probes& probes_;
  PlainPath plain_;
};

std::int64_t nanoseconds(const timespec& time) {
  return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

// A dangling link is absent, and what comes into being elsewhere can end that.
bool is_link(const std::string& path) {
  struct stat now{};
  return ::lstat(path.c_str(), &now) == 0 && S_ISLNK(now.st_mode);
}

bool is_there(const std::string& path) {
  struct stat now{};
  return ::stat(path.c_str(), &now) == 0;
}

// As what it was: a folder, which ends with /, or no folder.
bool is_as_found(const std::string& path) {
  struct stat now{};
  if (path.ends_with("//")) return ::lstat(path.substr(0, path.size() - 2).c_str(), &now) == 0 && S_ISDIR(now.st_mode);
  return ::stat(path.c_str(), &now) == 0 && S_ISDIR(now.st_mode) == path.ends_with('/');
}

void sort_unique(std::vector<std::string>& items) {
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
}

std::vector<Expected::Absent> in_folders(std::map<std::string, std::vector<std::string>> by_folder) {
  std::vector<Expected::Absent> out;
  for (auto& [folder, names] : by_folder) {
    sort_unique(names);
    out.push_back({folder, std::move(names)});
  }
  return out;
}

}  // namespace

void Probes::add(Probes other) {
  for (auto& [path, hash] : other.read) {
    const auto [at, is_new] = read.try_emplace(path, hash);
    if (!is_new && at->second != hash) at->second = 0;
  }
  absent.merge(other.absent);
  found.merge(other.found);
  listed.merge(other.listed);
}

llvm::IntrusiveRefCntPtr<vfs::FileSystem> watched(llvm::IntrusiveRefCntPtr<vfs::FileSystem> disk, Probes& probes) {
  return llvm::makeIntrusiveRefCnt<WatchedDisk>(std::move(disk), probes);
}

Expected expected(const Probes& probes, const std::function<bool(const std::string&)>& is_member) {
  std::map<std::string, std::vector<std::string>> by_folder;
  for (const std::string& path : probes.absent) {
    const std::size_t slash = path.rfind('/');
    by_folder[path.substr(0, std::max<std::size_t>(slash, 1))].push_back(path.substr(slash + 1));
  }
  Expected out;
  out.absent = in_folders(std::move(by_folder));
  for (const std::string& path : probes.found)
    if (!probes.read.contains(path)) out.found.push_back(path);
  sort_unique(out.found);
  for (const auto& each : probes.read)
    if (!is_member(each.first)) out.read.push_back(each);
  std::sort(out.read.begin(), out.read.end());
  out.listed.assign(probes.listed.begin(), probes.listed.end());
  return out;
}

Expected united(const Expected& one, const Expected& other) {
  std::map<std::string, std::vector<std::string>> by_folder;
  std::map<std::string, std::uint64_t> listed, read;
  Expected out;
  for (const Expected* part : {&one, &other}) {
    for (const Expected::Absent& each : part->absent) {
      std::vector<std::string>& names = by_folder[each.folder];
      names.insert(names.end(), each.names.begin(), each.names.end());
    }
    out.found.insert(out.found.end(), part->found.begin(), part->found.end());
    listed.insert(part->listed.begin(), part->listed.end());
    read.insert(part->read.begin(), part->read.end());
  }
  out.absent = in_folders(std::move(by_folder));
  sort_unique(out.found);
  out.listed.assign(listed.begin(), listed.end());
  out.read.assign(read.begin(), read.end());
  return out;
}

FolderStates::FolderStates(std::string path) : path_(std::move(path)) {
  const CheckedFile file(path_, kind);
  PackedReader reader(file.bytes());
  const auto count = reader.number<std::uint64_t>();
  for (std::uint64_t i = 0; i < count && reader.good(); ++i) {
    std::string folder = reader.text().str();
    known_[std::move(folder)] = reader.text().str();
  }
  if (!reader.is_whole()) known_.clear();
}

bool FolderStates::is_absent(const Expected::Absent& absent) {
  struct stat now{};
  if (::stat(absent.folder.c_str(), &now) != 0) return true;  // nothing is in what is not there
  const std::int64_t taken = FileStates::now();
  std::uint64_t names = 0;
  for (const std::string& name : absent.names) names = llvm::xxh3_64bits(std::to_string(names) + '\0' + name);
  PackedWriter writer;
  for (const std::uint64_t each : {static_cast<std::uint64_t>(now.st_dev), static_cast<std::uint64_t>(now.st_ino), names})
    writer.number(each);
  writer.number(nanoseconds(now.st_mtim));
  writer.number(nanoseconds(now.st_ctim));
  const std::string state = writer.take();
  const auto known = known_.find(absent.folder);
  if (known != known_.end() && known->second == state) return true;
  bool has_links = false;
  for (const std::string& name : absent.names) {
    const std::string path = absent.folder + "/" + name;
    if (is_there(path)) return false;
    has_links = has_links || is_link(path);
  }
  // Where a link leads nowhere, or something may have come within this tick, the folder's state proves nothing later.
  if (has_links || std::max(nanoseconds(now.st_mtim), nanoseconds(now.st_ctim)) + tick >= taken) return true;
  known_[absent.folder] = state;
  is_new_ = true;
  return true;
}

bool FolderStates::hold(const Expected& expected, FileStates& files) {
  std::vector<std::string> read;
  for (const auto& [path, hash] : expected.read) read.push_back(path);
  const std::vector<FileStates::Seen> seen = files.look_at(read, 1);
  for (std::size_t i = 0; i < read.size(); ++i)
    if (seen[i].hash == 0 || seen[i].hash != expected.read[i].second) return false;
  return std::all_of(expected.absent.begin(), expected.absent.end(),
                     [&](const Expected::Absent& each) { return is_absent(each); }) &&
         std::all_of(expected.found.begin(), expected.found.end(), is_as_found) &&
         std::all_of(expected.listed.begin(), expected.listed.end(),
                     [](const auto& each) { return hash_of_names(each.first) == each.second; });
}

void FolderStates::save() {
  if (!is_new_) return;
  const std::map<std::string, std::string> sorted(known_.begin(), known_.end());
  PackedWriter writer;
  writer.number<std::uint64_t>(sorted.size());
  for (const auto& [folder, state] : sorted) {
    writer.text(folder);
    writer.text(state);
  }
  write_checked(path_, kind.str() + writer.take());
}

}  // namespace ssot::scan
