// format.hpp - touched lines in the project's own style.
//
//   new text + touched ranges + the nearest .clang-format  =>  sorted includes, formatted statements
//
// Only the statements and include blocks that an edit touched are formatted, by Clang's own formatter; includes of
// which no edit is keep their order and their blank lines, also where the style has another. A project
// without .clang-format keeps the text as it was composed: there is no style of ours to impose. Options that a
// newer clang-format knows are passed over, so that they do not stop a migration.
#pragma once

#include <string>
#include <vector>

#include "facts/facts.hpp"
#include "support/disk.hpp"

namespace ssot::edit {

// Bytes of the new text that one group wrote; moves along with what formatting does around it.
struct Mark {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string group;
  facts::Range site = {};  // of a name in its short form
  std::string name = {};   // in full
};

// Changes `text` and `marks` in place. Errors: a .clang-format that cannot be read as YAML.
llvm::Error format_touched(const std::string& path, std::string& text, std::vector<Mark>& marks);

}  // namespace ssot::edit
