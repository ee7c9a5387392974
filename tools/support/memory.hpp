// memory.hpp - memory that is free goes back to the system.
//
// A worker takes hundreds of megabytes for the tree of one unit, and frees it in whole. The C library keeps what was
// freed in small pieces, for the next; between two units those pieces stand beside what is kept of the first, so that
// each unit begins on top of the last one's rest. Rejected: a process for each unit (the preambles that units share
// would be read in anew, and what is known of them written out and back).
#pragma once

namespace ssot {

// Once, at start: large blocks are the system's, and go back to it at once.
void return_large_blocks();

// The rest, when a tree is gone: some milliseconds. From any thread.
void return_free_blocks();

}  // namespace ssot
