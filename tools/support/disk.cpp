#include "support/disk.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "support/interrupt.hpp"
#include "support/problem.hpp"

namespace ssot {
namespace fs = std::filesystem;
namespace {

llvm::Error cannot(const char* verb, const std::string& path, const std::string& why, std::string mend) {
  return problem(ExitCode::refused, {path, 0, 0, {}}, std::string("cannot ") + verb + " this file: " + why,
                 std::move(mend));
}

// write(2) until all is out; a short write is not an error, a full disk is.
bool write_all(int fd, const std::string& content) {
  std::size_t done = 0;
  while (done < content.size()) {
    const ssize_t n = ::write(fd, content.data() + done, content.size() - done);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    done += static_cast<std::size_t>(n);
  }
  return ::fsync(fd) == 0;
}

class FolderLock final : public Lock {
 public:
  explicit FolderLock(int fd) : fd_(fd) {}
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock() override { ::close(fd_); }

 private:
  int fd_;
};

}  // namespace

std::string stage_name(const std::string& path) {
  return path + ".ssot-new";
}

bool RealDisk::exists(const std::string& path) const {
  std::error_code ec;
  return fs::is_regular_file(path, ec);
}

llvm::Expected<std::string> RealDisk::read(const std::string& path) const {
  const auto failed = [&] {
    return cannot("read", path, std::strerror(errno), "check that the path exists and is readable");
  };
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return failed();
  struct stat now{};
  std::string text;
  if (::fstat(fd, &now) == 0) text.resize(static_cast<std::size_t>(now.st_size) + 1);  // one more shows the end
  std::size_t done = 0;
  for (;;) {
    if (done == text.size()) text.resize(2 * done + 4096);
    const ssize_t n = ::read(fd, text.data() + done, text.size() - done);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) {
      llvm::Error error = failed();
      ::close(fd);
      return error;
    }
    if (n == 0) break;
    done += static_cast<std::size_t>(n);
  }
  ::close(fd);
  text.resize(done);
  return text;
}

llvm::Error RealDisk::write(const std::string& path, const std::string& content) {
  const Uninterrupted whole;
  const std::string target = canonical(path);
  if (llvm::Error error = stage(target, content, 0644)) return error;
  return replace(target);
}

llvm::Error RealDisk::stage(const std::string& path, const std::string& content, unsigned mode) {
  std::error_code ec;
  fs::create_directories(fs::path(path).parent_path(), ec);
  const std::string stage = stage_name(path);
  ::unlink(stage.c_str());
  const int fd = ::open(stage.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0) return cannot("write", path, std::strerror(errno), "make its folder writable; the file is unchanged");
  struct stat old{};
  const bool is_new = ::lstat(path.c_str(), &old) != 0;
  // Whose file it is stays as it was where that is allowed; what may be done with it stays always.
  const bool owned = is_new || (old.st_uid == ::geteuid() && old.st_gid == ::getegid()) ||
                     ::fchown(fd, old.st_uid, old.st_gid) == 0 || errno == EPERM;
  const bool staged = owned && write_all(fd, content) && ::fchmod(fd, is_new ? mode : old.st_mode & 07777) == 0;
  const int why = errno;
  ::close(fd);
  if (staged) return llvm::Error::success();
  ::unlink(stage.c_str());
  return cannot("write", path, std::strerror(why), "free space, or make the file writable; it is unchanged");
}

llvm::Error RealDisk::replace(const std::string& path) {
  const std::string stage = stage_name(path);
  if (::rename(stage.c_str(), path.c_str()) == 0) return llvm::Error::success();
  const int why = errno;
  ::unlink(stage.c_str());
  return cannot("write", path, std::strerror(why), "make its folder writable; the file is unchanged");
}

llvm::Error RealDisk::add_name(const std::string& path, const std::string& name) {
  const std::string stage = stage_name(name);
  ::unlink(stage.c_str());
  if (::link(path.c_str(), stage.c_str()) == 0 && ::rename(stage.c_str(), name.c_str()) == 0)
    return llvm::Error::success();
  const int why = errno;
  ::unlink(stage.c_str());
  return cannot("write", name, std::strerror(why), "make its folder writable; it is a hard link of " + path);
}

llvm::Error RealDisk::make_link(const std::string& path, const std::string& target) {
  const std::string stage = stage_name(path);
  std::error_code ec;
  fs::create_directories(fs::path(path).parent_path(), ec);
  ::unlink(stage.c_str());
  if (::symlink(target.c_str(), stage.c_str()) == 0) return replace(path);
  return cannot("write", path, std::strerror(errno), "make its folder writable");
}

llvm::Error RealDisk::remove(const std::string& path) {
  std::error_code ec;
  fs::remove(path, ec);
  if (ec) return cannot("remove", path, ec.message(), "make its folder writable");
  return llvm::Error::success();
}

llvm::Error RealDisk::rename(const std::string& from, const std::string& to) {
  if (::rename(from.c_str(), to.c_str()) == 0) return llvm::Error::success();
  return cannot("rename", from, std::strerror(errno), "make its folder writable");
}

void RealDisk::sync(const std::string& folder) {
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return;
  ::fsync(fd);
  ::close(fd);
}

std::optional<Standing> RealDisk::look(const std::string& path) const {
  struct stat now{};
  if (::lstat(path.c_str(), &now) != 0) return std::nullopt;
  Standing out{S_ISLNK(now.st_mode), {}, now.st_mode & 07777U, now.st_dev, now.st_ino, now.st_nlink};
  std::error_code ec;
  if (out.is_link) out.target = fs::read_symlink(path, ec).string();
  return out;
}

std::unique_ptr<Lock> RealDisk::lock(const std::string& folder) {
  std::error_code ec;
  fs::create_directories(folder, ec);
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return std::make_unique<Lock>();  // what cannot be opened cannot be written either: that is told then
  if (::flock(fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    ::close(fd);
    return nullptr;
  }
  return std::make_unique<FolderLock>(fd);
}

bool RealDisk::writable(const std::string& path) const {
  // Root may write anything; a file without a write bit is still one that somebody protected.
  struct stat now{};
  if (::stat(path.c_str(), &now) != 0) return true;
  return (now.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) != 0 && ::access(path.c_str(), W_OK) == 0;
}

std::string RealDisk::canonical(const std::string& path) const {
  std::error_code ec;
  const fs::path real = fs::weakly_canonical(path, ec);
  return ec ? path : real.string();
}

std::vector<std::string> RealDisk::list(const std::string& folder) const {
  std::vector<std::string> found;
  std::error_code ec;
  for (fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, ec), end;
       !ec && it != end; it.increment(ec)) {
    if (it->is_directory(ec) && it->path().filename() == ".git") it.disable_recursion_pending();
    if (it->is_regular_file(ec)) found.push_back(it->path().string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

bool MemoryDisk::exists(const std::string& path) const {
  return files.contains(path);
}

llvm::Expected<std::string> MemoryDisk::read(const std::string& path) const {
  if (auto it = files.find(path); it != files.end()) return it->second;
  return cannot("read", path, "no such file", "check that the path exists and is readable");
}

llvm::Error MemoryDisk::write(const std::string& path, const std::string& content) {
  if (writes_until_full == 0)
    return cannot("write", path, "no space left on device", "free space; it is unchanged");
  if (read_only.contains(path)) return cannot("write", path, "read-only", "make the file writable");
  if (writes_until_full > 0) --writes_until_full;
  files[path] = content;
  return llvm::Error::success();
}

llvm::Error MemoryDisk::remove(const std::string& path) {
  files.erase(path);
  links.erase(path);
  return llvm::Error::success();
}

llvm::Error MemoryDisk::stage(const std::string& path, const std::string& content, unsigned mode) {
  if (read_only.contains(path)) return cannot("write", path, "read-only", "make the file writable");
  if (llvm::Error error = write(stage_name(path), content)) return error;
  const auto old = modes.find(path);
  modes[stage_name(path)] = old == modes.end() ? mode : old->second;
  return llvm::Error::success();
}

llvm::Error MemoryDisk::replace(const std::string& path) {
  return rename(stage_name(path), path);
}

// Names of one file are copies here: what a test looks at is the text under each.
llvm::Error MemoryDisk::add_name(const std::string& path, const std::string& name) {
  files[name] = files[path];
  return llvm::Error::success();
}

llvm::Error MemoryDisk::make_link(const std::string& path, const std::string& target) {
  links[path] = target;
  return llvm::Error::success();
}

llvm::Error MemoryDisk::rename(const std::string& from, const std::string& to) {
  if (!files.contains(from)) return cannot("rename", from, "no such file", "check that the path exists");
  files[to] = files[from];
  if (const auto mode = modes.find(from); mode != modes.end()) modes[to] = mode->second;
  files.erase(from);
  modes.erase(from);
  return llvm::Error::success();
}

void MemoryDisk::sync(const std::string& /*folder*/) {}

std::optional<Standing> MemoryDisk::look(const std::string& path) const {
  if (const auto link = links.find(path); link != links.end()) return Standing{true, link->second, 0777, 0, 0, 1};
  if (!files.contains(path)) return std::nullopt;
  const auto mode = modes.find(path);
  return Standing{false, {}, mode == modes.end() ? 0644 : mode->second, 0, std::hash<std::string>{}(path), 1};
}

std::unique_ptr<Lock> MemoryDisk::lock(const std::string& /*folder*/) {
  return std::make_unique<Lock>();
}

bool MemoryDisk::writable(const std::string& path) const {
  return !read_only.contains(path);
}

std::string MemoryDisk::canonical(const std::string& path) const {
  return fs::path(path).lexically_normal().string();
}

std::vector<std::string> MemoryDisk::list(const std::string& folder) const {
  std::vector<std::string> found;
  for (const auto& [path, content] : files)
    if (path.starts_with(folder)) found.push_back(path);
  return found;
}

}  // namespace ssot
