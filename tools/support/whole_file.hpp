// whole_file.hpp - a file of ours that is kept between runs: read at once, written whole or not at all.
//
//   bytes  =>  a file beside its place  =>  renamed into it;  path  =>  bytes that were sealed with a checksum
//
// For what can be made anew: a folder that cannot be written, a full disk and a damaged file are no errors here, they
// cost the time that was to be saved. Two runs may write one path at a time: each has a name of its own to write to, and
// the last rename stays. Rejected: a lock (a run that was killed or sleeps would hold up the others).
#pragma once

#include <llvm/ADT/StringRef.h>
#include <llvm/Support/MemoryBuffer.h>

#include <memory>
#include <string>

namespace ssot {

// Folders are made. Whether it was written.
bool write_whole(const std::string& path, llvm::StringRef bytes);

// What a run keeps: `bytes` behind their checksum, so that they stand in memory as they do in the file.
bool write_checked(const std::string& path, llvm::StringRef bytes);

class CheckedFile {
 public:
  // Empty where there is no such file, or where it is not what write_checked wrote. `kind`: what the bytes begin with;
  // another kind or version is as good as none.
  CheckedFile(const std::string& path, llvm::StringRef kind);
  // Behind `kind`.
  llvm::StringRef bytes() const { return bytes_; }

 private:
  std::unique_ptr<llvm::MemoryBuffer> buffer_;
  llvm::StringRef bytes_;
};

}  // namespace ssot
