// overlay.hpp - file contents laid over the disk, for a parse that sees edits before they are written.
//
//   Overlay (canonical path => content)  =>  a file system in which every name of these files shows the new content
//
// What a file is, is asked of the disk: a header that is reached through a symbolic link, another hard link or a folder
// that is a link is the file that was edited, and Clang still knows its names for one file. A path that is not on the
// disk is a file of its own. Rejected: llvm::vfs::InMemoryFileSystem over the disk (it knows a file by one spelling, so
// a unit that spells another sees the old text).
#pragma once

#include <llvm/Support/VirtualFileSystem.h>

#include <map>
#include <string>

namespace ssot::collect {

using Overlay = std::map<std::string, std::string>;  // canonical path => content

// `overlay` must live as long as what is returned.
llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> lay_over_disk(const Overlay& overlay, const std::string& directory);

}  // namespace ssot::collect
