#!/usr/bin/env bash
# find.sh - where ssot is, or where it will be, and whether the checkout is ready for it; all of it before anything costs.
#
# In: SSOT_BINARY, SSOT_ROOT, SSOT_BUILD, GITHUB_ACTION_PATH, RUNNER_TEMP.
# Out: binary (empty: to be built), prefix, sources (what the binary is made of), store, shares.
set -euo pipefail
. "$(dirname "$0")/messages.sh"

root=${SSOT_ROOT:-.}
[ -d "$root" ] || fail "the root $root is not there" "Run actions/checkout before this step, and give \`root\` from the top of the checkout"
[ -f "$root/ssot.json" ] || [ -f "$root/.ssot.json" ] || fail "there is no ssot.json in $root" \
  "It names the rules (docs/lint_in_five_minutes.md); give \`root\` if it lies in another folder"
while IFS= read -r build; do
  [ -z "$build" ] || [ -f "$root/$build/compile_commands.json" ] ||
    fail "there is no compile_commands.json in $root/$build" \
      "Configure before this step, such as by \`cmake -S . -B $build -DCMAKE_EXPORT_COMPILE_COMMANDS=ON\` (Ninja or Makefiles)"
done <<< "${SSOT_BUILD:-}"

binary=${SSOT_BINARY:-}
if [ -n "$binary" ]; then
  [ -x "$binary" ] || binary=$(command -v "$binary") || fail "the ssot binary $SSOT_BINARY is not there, or cannot be run" "Correct \`ssot\`, or leave it out"
else
  binary=$(command -v ssot) || binary=""
fi
output binary "$binary"

# hashFiles() does not see beyond the workspace, so the key of the cache is made here.
repo=$(cd "$GITHUB_ACTION_PATH/../.." && pwd)
sources=$(cd "$repo" && find CMakeLists.txt ci tools rules docs/checks -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c 1-16)
output sources "$(uname -s)-$(uname -m)-$sources"
output prefix "$RUNNER_TEMP/ssot"
output store "$root/.ssot/facts"
output shares "$RUNNER_TEMP/ssot-shares"
