// render.hpp - a plan as new file contents.
//
//   Plan + old bytes  =>  nested changes composed  =>  include lines  =>  touched lines formatted  =>  new bytes
//
// Bytes outside the changed ranges are kept as they are: encoding, line endings, white space. A change may
// stand inside a fragment of another one (an argument that is itself rewritten); what stands inside a dropped
// part goes with it. Rejected: clang::tooling::Replacements (it refuses nesting, and merges insertions by
// path spelling).
#pragma once

#include <map>
#include <string>

#include "plan/plan.hpp"
#include "support/disk.hpp"

namespace ssot::edit {

// A name that was put in a shorter form, and must turn out to mean what it stands for.
struct ShortName {
  std::uint32_t begin = 0;  // bytes of `after`
  std::uint32_t end = 0;
  facts::Range site;
  std::string name;  // in full
};

struct Edited {
  std::string before;
  std::string after;
  // Which group put text on which line of `after` (1-based): how verification finds whom to blame.
  std::multimap<unsigned, std::string> groups_by_line;
  std::vector<ShortName> short_names;
};

using Edits = std::map<std::string, Edited>;  // by canonical path

llvm::Expected<Edits> render(const plan::Plan& plan, const facts::Facts& facts, const Disk& disk);

}  // namespace ssot::edit
