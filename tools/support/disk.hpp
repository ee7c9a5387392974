// disk.hpp - the one edge to the file system, as an interface with an in-memory twin.
//
// Plan, edit and apply are tested without a disk, and faults (full disk, read-only, changed meanwhile)
// are injected here. Paths are absolute. Not thread-safe for writes; reads may run side by side.
#pragma once

#include <llvm/Support/Error.h>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace ssot {

class Disk {
 public:
  virtual ~Disk() = default;
  virtual bool exists(const std::string& path) const = 0;
  virtual llvm::Expected<std::string> read(const std::string& path) const = 0;
  // Replaces the content whole or not at all; keeps mode, and writes through a symbolic link.
  virtual llvm::Error write(const std::string& path, const std::string& content) = 0;
  virtual llvm::Error remove(const std::string& path) = 0;
  virtual bool writable(const std::string& path) const = 0;
  // Symbolic links resolved, `.` and `..` removed; the path itself where it does not exist.
  virtual std::string canonical(const std::string& path) const = 0;
  // Names of regular files below a folder, `.git` left out, sorted.
  virtual std::vector<std::string> list(const std::string& folder) const = 0;
};

// Where a new content waits until it takes the place of the old one; what is left of a process that was killed.
std::string stage_name(const std::string& path);

class RealDisk final : public Disk {
 public:
  bool exists(const std::string& path) const override;
  llvm::Expected<std::string> read(const std::string& path) const override;
  llvm::Error write(const std::string& path, const std::string& content) override;
  llvm::Error remove(const std::string& path) override;
  bool writable(const std::string& path) const override;
  std::string canonical(const std::string& path) const override;
  std::vector<std::string> list(const std::string& folder) const override;
};

class MemoryDisk : public Disk {
 public:
  std::map<std::string, std::string> files;
  std::set<std::string> read_only;
  int writes_until_full = -1;  // -1: never full

  bool exists(const std::string& path) const override;
  llvm::Expected<std::string> read(const std::string& path) const override;
  llvm::Error write(const std::string& path, const std::string& content) override;
  llvm::Error remove(const std::string& path) override;
  bool writable(const std::string& path) const override;
  std::string canonical(const std::string& path) const override;
  std::vector<std::string> list(const std::string& folder) const override;
};

}  // namespace ssot
