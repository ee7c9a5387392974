#!/usr/bin/env bash
# ready.sh - the binary runs: a cached one was built on another machine, and needs LLVM's library and Clang's headers here too.
#
# In: SSOT_BINARY (empty: it was built or cached), SSOT_PREFIX. Out: binary.
set -euo pipefail
. "$(dirname "$0")/messages.sh"
binary=${SSOT_BINARY:-$SSOT_PREFIX/bin/ssot}

if [ -z "${SSOT_BINARY:-}" ] && ! "$binary" --version > /dev/null 2>&1; then
  sudo=""
  [ "$(id -u)" -eq 0 ] || sudo=sudo
  { $sudo apt-get update -q && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends libclang-cpp19 libclang-common-19-dev; } \
    > "$RUNNER_TEMP/ssot-apt.log" 2>&1 || { tail -20 "$RUNNER_TEMP/ssot-apt.log"; fail "apt-get could not install what ssot runs with" "It needs LLVM 19: use ubuntu-24.04, Debian 12 or later"; }
fi
version=$("$binary" --version 2>&1) || fail "$binary does not run: $version" "Build it on a system like this one, or with SSOT_STATIC_LLVM"
echo "$version ($binary)"
output binary "$binary"
