// scan_store.hpp - what the scan of the last run said, kept where the next one finds it.
//
//   folder, fingerprint  =>  load  =>  ScanRecord, and what this machine knows of files and folders  =>  save
//
// Three files: `record`, which is the same wherever the same was scanned at the same root, and `files` and `folders`,
// which are of this machine and can be left out. Each is sealed with a checksum and replaced whole, so that a run that
// was killed, or one beside it, leaves one or the other; what is damaged, or of another program, is as if it were not
// there. The fingerprint stands in the record: the program, Clang, and the environment that the include search asks.
#pragma once

#include <memory>
#include <string>

#include "scan/probes.hpp"
#include "scan/scan_record.hpp"
#include "support/file_state.hpp"

namespace ssot::scan {

class ScanStore {
 public:
  ScanStore(std::string folder, std::uint64_t fingerprint);

  // An empty one, if there is none that holds.
  ScanRecord load() const;
  void save(const ScanRecord& record);
  FileStates& files() { return files_; }
  FolderStates& folders() { return folders_; }

 private:
  std::string kind() const;

  std::string folder_;
  std::uint64_t fingerprint_;
  FileStates files_;
  FolderStates folders_;
};

}  // namespace ssot::scan
