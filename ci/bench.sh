#!/usr/bin/env bash
# bench.sh - what ssot costs against the compiler and against its peers, in one run; figures go to standard output.
#
#   ci/bench.sh [options of tests/bench/rewrite_bench.py]
#   ci/bench.sh --lint [options of tests/bench/lint_bench.py]
#   ci/bench.sh --runtime [options of tests/bench/runtime/runtime_bench.py]
set -euo pipefail
cd "$(dirname "$0")/.."
. ci/setup.sh

install_missing
if [ "${1:-}" = --runtime ]; then
  shift
  use_ccache
  say "Building the runtime's benchmark"
  cmake -S . -B build/bench -G Ninja -DCMAKE_BUILD_TYPE=Release -DSSOT_BUILD_TOOLS=OFF >/dev/null ||
    fail "configuring failed" "cmake -S . -B build/bench shows why"
  cmake --build build/bench -j "$(jobs)" --target ssot_bench_load ssot_bench_ssot ssot_bench_beast ssot_bench_websocketpp
  say "Measuring"
  exec python3 -B tests/bench/runtime/runtime_bench.py --bin build/bench/bin "$@"
fi
driver=rewrite_bench.py
if [ "${1:-}" = --lint ]; then
  shift
  driver=lint_bench.py
fi
for tool in clang-tidy-19 clang-rename-19 clang-scan-deps-19; do
  command -v "$tool" >/dev/null 2>&1 ||
    fail "$tool is missing" "apt-get install clang-tidy-19 clang-tools-19, which hold the peers"
done
use_ccache
say "Building ssot (preset release)"
cmake --preset release >/dev/null || fail "configuring failed" "cmake --preset release shows why"
cmake --build --preset release -j "$(jobs)" --target ssot
say "Measuring"
exec python3 -B "tests/bench/$driver" --ssot build/release/bin/ssot "$@"
