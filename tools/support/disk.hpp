// disk.hpp - the one edge to the file system, as an interface with an in-memory twin.
//
// Plan, edit and apply are tested without a disk, and faults (full disk, read-only, changed meanwhile)
// are injected here. Paths are absolute. Not thread-safe for writes; reads may run side by side.
// A write has two steps, `stage` and `replace`, so that many files can be staged before the first one changes: where
// space runs out, nothing has happened yet. Every step is whole or not at all, also where the process dies in it.
#pragma once

#include <llvm/Support/Error.h>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace ssot {

// What stands at a path itself; a symbolic link is not followed.
struct Standing {
  bool is_link = false;
  std::string target;          // of a symbolic link, as it is written
  unsigned mode = 0;           // permission bits
  std::uint64_t device = 0;    // with `inode`: which file it is, whatever its name
  std::uint64_t inode = 0;
  std::uint64_t names = 1;     // how many names the file has (hard links), this one included

  bool same_file(const Standing& other) const { return device == other.device && inode == other.inode; }
};

// Held as long as the object lives; the system lets go of it when the process dies.
class Lock {
 public:
  virtual ~Lock() = default;
};

class Disk {
 public:
  virtual ~Disk() = default;
  virtual bool exists(const std::string& path) const = 0;
  virtual llvm::Expected<std::string> read(const std::string& path) const = 0;
  // Replaces the content whole or not at all; keeps mode, and writes through a symbolic link.
  virtual llvm::Error write(const std::string& path, const std::string& content) = 0;
  // A symbolic link itself, not what it leads to. What is not there is no error.
  virtual llvm::Error remove(const std::string& path) = 0;
  // Puts the content beside its place (stage_name), synced; `path` is canonical. `mode`: of a file that is new.
  virtual llvm::Error stage(const std::string& path, const std::string& content, unsigned mode) = 0;
  // What was staged takes its place.
  virtual llvm::Error replace(const std::string& path) = 0;
  // `name` becomes another name of the file `path` (a hard link), whatever stood there.
  virtual llvm::Error add_name(const std::string& path, const std::string& name) = 0;
  virtual llvm::Error make_link(const std::string& path, const std::string& target) = 0;
  virtual llvm::Error rename(const std::string& from, const std::string& to) = 0;
  // What was renamed, added and removed in a folder will be found after a power failure.
  virtual void sync(const std::string& folder) = 0;
  virtual std::optional<Standing> look(const std::string& path) const = 0;
  // Nothing, if another process holds it.
  virtual std::unique_ptr<Lock> lock(const std::string& folder) = 0;
  virtual bool writable(const std::string& path) const = 0;
  // Symbolic links resolved, `.` and `..` removed; the path itself where it does not exist.
  virtual std::string canonical(const std::string& path) const = 0;
  // Names of regular files below a folder, links to such files included, `.git` left out, sorted.
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
  llvm::Error stage(const std::string& path, const std::string& content, unsigned mode) override;
  llvm::Error replace(const std::string& path) override;
  llvm::Error add_name(const std::string& path, const std::string& name) override;
  llvm::Error make_link(const std::string& path, const std::string& target) override;
  llvm::Error rename(const std::string& from, const std::string& to) override;
  void sync(const std::string& folder) override;
  std::optional<Standing> look(const std::string& path) const override;
  std::unique_ptr<Lock> lock(const std::string& folder) override;
  bool writable(const std::string& path) const override;
  std::string canonical(const std::string& path) const override;
  std::vector<std::string> list(const std::string& folder) const override;
};

class MemoryDisk : public Disk {
 public:
  std::map<std::string, std::string> files;
  std::map<std::string, std::string> links;  // symbolic ones: path => target
  std::map<std::string, unsigned> modes;     // 0644 where not named
  std::set<std::string> read_only;
  int writes_until_full = -1;  // -1: never full

  bool exists(const std::string& path) const override;
  llvm::Expected<std::string> read(const std::string& path) const override;
  llvm::Error write(const std::string& path, const std::string& content) override;
  llvm::Error remove(const std::string& path) override;
  llvm::Error stage(const std::string& path, const std::string& content, unsigned mode) override;
  llvm::Error replace(const std::string& path) override;
  llvm::Error add_name(const std::string& path, const std::string& name) override;
  llvm::Error make_link(const std::string& path, const std::string& target) override;
  llvm::Error rename(const std::string& from, const std::string& to) override;
  void sync(const std::string& folder) override;
  std::optional<Standing> look(const std::string& path) const override;
  std::unique_ptr<Lock> lock(const std::string& folder) override;
  bool writable(const std::string& path) const override;
  std::string canonical(const std::string& path) const override;
  std::vector<std::string> list(const std::string& folder) const override;
};

}  // namespace ssot
