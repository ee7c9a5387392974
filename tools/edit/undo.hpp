// undo.hpp - takes back the last rewrite that was written.
//
//   .ssot/last  =>  is every file as that rewrite left it?  =>  the batch that puts all of them back
//
// Applied like any other batch (apply.hpp), so an interrupted undo is all or nothing too. Rejected: a patch to reverse
// (it would apply around later edits and leave a mixture that nobody verified).
#pragma once

#include <optional>

#include "edit/apply.hpp"

namespace ssot::edit {

// Nothing, if there is no rewrite to undo, or all of it was undone already by other means. Errors: refused, with every
// file that was changed since.
llvm::Expected<std::optional<Batch>> undo_batch(const Disk& disk, const std::string& root);

}  // namespace ssot::edit
