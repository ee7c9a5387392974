// probes.hpp - what a dependency scan asked of the disk, so that a later run can tell whether it would be answered alike.
//
//   file system  =>  watched  =>  Probes: what was read, what was not there, folders that were listed
//
// That the files of a closure are as they were does not show that the include search would still find them: a header that
// is added to a folder that is searched earlier, a folder that was not there, another GCC beside the first. So every path
// that the scanner looked for and did not find is kept, and each must still not be there; and so must the other files and
// folders that it found, which it did not read. Paths that were not there are checked by the folder that they would be in:
// while that is not there either, or was not touched since, nothing can have come into it. What the scanner keeps between
// units is asked of the disk once for all of them, so that which unit asked is not known: where an answer would be
// another, all units are scanned anew. Rejected: times of the include folders of each command (a header's own folder is
// searched too), and the closures alone, which is what compiler caches do and are wrong about.
#pragma once

#include <llvm/ADT/IntrusiveRefCntPtr.h>
#include <llvm/Support/VirtualFileSystem.h>

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "support/file_state.hpp"

namespace ssot::scan {

// Paths are absolute and plain (plain_path.hpp).
struct Probes {
  std::unordered_map<std::string, ContentHash> read;  // 0: two readings differ
  std::unordered_set<std::string> absent;
  std::unordered_set<std::string> found;              // and not read, by then; a folder ends with /, one that must be no link with //
  std::map<std::string, std::uint64_t> listed;        // folder => hash of the names in it

  void add(Probes other);
};

// Notes what is asked of `disk`; `probes` is not owned, and one thread's.
llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> watched(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> disk,
                                                        Probes& probes);

// The same, to be asked again: sorted, and as small as it goes.
struct Expected {
  struct Absent {
    std::string folder;
    std::vector<std::string> names;  // that are not in it
    friend bool operator==(const Absent&, const Absent&) = default;
  };
  std::vector<Absent> absent;
  std::vector<std::string> found;
  std::vector<std::pair<std::string, ContentHash>> read;  // what is of no closure: the driver asks which system it is on
  std::vector<std::pair<std::string, std::uint64_t>> listed;
  friend bool operator==(const Expected&, const Expected&) = default;
};

// `is_member`: the path is of a closure, whose contents are compared anyway.
Expected expected(const Probes& probes, const std::function<bool(const std::string&)>& is_member);
// Of two scans of parts of the units.
Expected united(const Expected& one, const Expected& other);

// Folders as this machine saw them when nothing that is expected to be absent was in them.
class FolderStates {
 public:
  explicit FolderStates(std::string path);
  // Whether all is as expected. Folders that had to be looked through are remembered.
  bool hold(const Expected& expected, FileStates& files);
  void save();

 private:
  bool is_absent(const Expected::Absent& absent);

  std::string path_;
  std::unordered_map<std::string, std::string> known_;  // folder => its state, and which names
  bool is_new_ = false;
};

}  // namespace ssot::scan
