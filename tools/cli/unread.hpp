// unread.hpp - what the lint could not judge, for no unit reads it: files that seem to hold a second class of a canonical's name.
//
//   files below the root - those that units read  =>  raw tokens: `class <name> … {`  =>  their places
//
// A header that nobody includes yet, a source that no target lists: a second owner may wait there for its first user. It is
// no finding, for without a command nobody knows what the text means; it is listed, so that no run passes over it in silence.
// Rejected: to parse such a file by another one's flags (what it needs in front of it is not known, and errors would be told
// that no build has).
#pragma once

#include <string>
#include <vector>

#include "cli/workspace.hpp"

namespace ssot::cli {

// "include/lost/store.h:2: class Store", sorted. Nothing where units were not scanned, for then it is not known what they read.
std::vector<std::string> unread_namesakes(const Workspace& workspace, const Disk& disk);

void tell_unread(const std::vector<std::string>& places, Console& console);

}  // namespace ssot::cli
