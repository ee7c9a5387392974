// proof.hpp - what a migration is to be compared with, and which units it touches.
//
//   Migration + facts + options  =>  prove::Request  =>  the account's proof
//
// "object": with what is on the disk, which answers whether the program stays the same, the canonical class included.
// "object-on-shims": with the original text on the new compatibility headers, which answers whether the edits of sites
// changed anything; what the canonical class does otherwise than the legacy one is on both sides then, and is not seen.
// The first is the default, for it alone shows another overload, default argument or enumerator of the canonical API.
#pragma once

#include "cli/commands.hpp"
#include "cli/migration.hpp"

namespace ssot::cli {

// Sets the proof of the account. `shims`: as the migration had them.
llvm::Error prove(const Workspace& workspace, const facts::Facts& facts,
                  const std::optional<collect::Overlay>& shims, const RewriteOptions& options, Console& console,
                  Migration& migration);

// Is there a difference that the rules do not explain?
bool differs(const report::Proof& proof);

}  // namespace ssot::cli
