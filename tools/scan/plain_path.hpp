// plain_path.hpp - one spelling for the many that includes give a path, and still the same file.
//
//   "/r/src/./../include/x.h"  =>  "/r/include/x.h"
//
// `.` and doubled slashes go; `x/..` goes where x is a folder and no symbolic link, which is asked of the disk once for
// each. Rejected: normalising by text alone (behind a link `..` is another folder), and canonical names (the name that the
// build uses may be a link of its own, which can be made to lead elsewhere).
#pragma once

#include <string>
#include <unordered_map>

namespace ssot::scan {

// One thread's.
class PlainPath {
 public:
  // `path` is absolute.
  std::string operator()(const std::string& path);
  // What was asked of the disk; true: a folder, and no link to one.
  const std::unordered_map<std::string, bool>& folders() const { return folders_; }

 private:
  bool is_real_folder(const std::string& path);

  std::unordered_map<std::string, bool> folders_;
};

}  // namespace ssot::scan
