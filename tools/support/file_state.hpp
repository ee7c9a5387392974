// file_state.hpp - whether files are what they were, asked of the disk as little as can be.
//
//   paths  =>  one stat each  =>  the hash of the content: known from the last run, or read anew
//
// A hash that was taken before is trusted where size, times, inode and device are the same, and only where both times lay
// well before the moment at which the hash was taken: a file that is written twice within one tick of the file system's
// clock can look the same and be another (git's racy rule). The change time is among them, for the modification time can
// be set back by anybody. What is known is a file of this machine alone (times and inodes mean nothing elsewhere): who
// takes a store over from another one goes by content, once. Not thread-safe.
// Rejected: modification times alone (checkouts and copies set them), and reading every file each time (30,000 files take
// ten times as long as their stats).
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace ssot {

// 0: it cannot be read, or is no regular file.
using ContentHash = std::uint64_t;

class FileStates {
 public:
  // `path`: of what is known; a damaged one is as good as none.
  explicit FileStates(std::string path);

  struct Seen {
    ContentHash hash = 0;
    bool is_link = false;  // the path itself is a symbolic link; what it leads to is what was hashed
  };
  // In the order of the paths, on a few threads. Files that are hashed anew are remembered.
  std::vector<Seen> look_at(const std::vector<std::string>& paths, unsigned jobs);
  // Of contents that were read by others: `hash` is what was read no earlier than `taken` (nanoseconds since the epoch).
  void remember(const std::string& path, ContentHash hash, std::int64_t taken);
  // Writes what is known of these files, if that is not what is there already.
  void save(const std::vector<std::string>& paths);

  static std::int64_t now();

 private:
  struct State {
    std::uint64_t size = 0;
    std::uint64_t inode = 0;
    std::uint64_t device = 0;
    std::int64_t modified = 0;  // nanoseconds
    std::int64_t changed = 0;
    std::int64_t taken = 0;     // when the hash was
    ContentHash hash = 0;

    bool same_file(const State& other) const {
      return size == other.size && inode == other.inode && device == other.device && modified == other.modified &&
             changed == other.changed;
    }
    bool is_trusted() const;
  };
  static bool look(const std::string& path, State& state, bool& is_link);

  std::string path_;
  std::unordered_map<std::string, State> known_;
  bool is_new_ = false;
};

}  // namespace ssot
