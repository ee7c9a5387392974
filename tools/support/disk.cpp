#include "support/disk.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

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

}  // namespace

std::string stage_name(const std::string& path) {
  return path + ".ssot-new";
}

bool RealDisk::exists(const std::string& path) const {
  std::error_code ec;
  return fs::is_regular_file(path, ec);
}

llvm::Expected<std::string> RealDisk::read(const std::string& path) const {
  std::ifstream in(path, std::ios::binary);
  if (!in) return cannot("read", path, std::strerror(errno), "check that the path exists and is readable");
  std::ostringstream text;
  text << in.rdbuf();
  if (in.bad()) return cannot("read", path, "input error", "check the file system");
  return std::move(text).str();
}

llvm::Error RealDisk::write(const std::string& path, const std::string& content) {
  const std::string target = canonical(path);
  std::error_code ec;
  fs::create_directories(fs::path(target).parent_path(), ec);
  const std::string stage = stage_name(target);
  ::unlink(stage.c_str());
  const int fd = ::open(stage.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0) return cannot("write", path, std::strerror(errno), "make its folder writable");
  struct stat old{};
  const mode_t mode = ::stat(target.c_str(), &old) == 0 ? (old.st_mode & 07777) : 0644;
  const bool staged = write_all(fd, content) && ::fchmod(fd, mode) == 0;
  const int why = errno;
  ::close(fd);
  if (staged && ::rename(stage.c_str(), target.c_str()) == 0) return llvm::Error::success();
  const int reason = staged ? errno : why;
  ::unlink(stage.c_str());
  return cannot("write", path, std::strerror(reason),
                "free space, or make the file writable; it is unchanged");
}

llvm::Error RealDisk::remove(const std::string& path) {
  std::error_code ec;
  fs::remove(path, ec);
  if (ec) return cannot("remove", path, ec.message(), "make its folder writable");
  return llvm::Error::success();
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
  return llvm::Error::success();
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
