#!/usr/bin/env bash
# test.sh - every test, from a fresh Debian 12: installs, builds, runs; ends with ctest's summary.
#
#   ci/test.sh           what runs on every change
#   ci/test.sh --full    and the long ones: sanitizers over all, the second compiler for everything
set -euo pipefail
cd "$(dirname "$0")/.."
. ci/setup.sh

full=no
case "${1:-}" in
  "") ;;
  --full) full=yes ;;
  *) fail "unknown argument: $1" "ci/test.sh [--full]" ;;
esac

install_missing
use_ccache

say "Building everything (GCC, preset dev)"
cmake --preset dev >/dev/null || fail "configuring failed" "cmake --preset dev shows why"
cmake --build --preset dev -j "$(jobs)"

if [ "$full" = yes ]; then
  say "Building everything with Clang 19"
  cmake -S . -B build/clang -G Ninja -DCMAKE_CXX_COMPILER=clang++-19 -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG=-O1 >/dev/null
  cmake --build build/clang -j "$(jobs)"
  ctest --test-dir build/clang --output-on-failure -j "$(jobs)"
  say "Everything under the address and undefined behaviour sanitizers"
  cmake --preset asan >/dev/null && cmake --build --preset asan -j "$(jobs)"
  ctest --test-dir build/asan --output-on-failure -j "$(jobs)" -LE demo
  say "The runtime under the thread sanitizer"
  cmake --preset tsan >/dev/null && cmake --build --preset tsan -j "$(jobs)"
  ctest --test-dir build/tsan --output-on-failure -j "$(jobs)" -LE demo
else
  say "Building the runtime with Clang 19, for its warnings"
  cmake -S . -B build/clang -G Ninja -DCMAKE_CXX_COMPILER=clang++-19 -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG=-O0 -DSSOT_BUILD_TOOLS=OFF \
    -DSSOT_BUILD_TESTS=OFF >/dev/null
  cmake --build build/clang -j "$(jobs)"
fi

say "Running the tests"
ctest --test-dir build/dev --output-on-failure -j "$(jobs)"
