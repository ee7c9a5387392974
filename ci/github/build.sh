#!/usr/bin/env bash
# build.sh - ssot from the sources that this Action came with, into SSOT_PREFIX.
set -euo pipefail
. "$(dirname "$0")/messages.sh"
repo=$(cd "$(dirname "$0")/../.." && pwd)
build=$RUNNER_TEMP/ssot-build

sudo=""
[ "$(id -u)" -eq 0 ] || sudo=sudo
packages="g++ cmake ninja-build llvm-19-dev libclang-19-dev clang-19 nlohmann-json3-dev libcli11-dev zlib1g-dev libzstd-dev libedit-dev libcurl4-openssl-dev"
command -v apt-get > /dev/null || fail "ssot is not on this machine, and can be built by itself on Debian and Ubuntu alone" \
  "Use an image that has it, or give \`ssot\`"
# shellcheck disable=SC2086
{ $sudo apt-get update -q && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $packages; } > "$RUNNER_TEMP/ssot-apt.log" 2>&1 ||
  { tail -20 "$RUNNER_TEMP/ssot-apt.log"; fail "apt-get could not install what ssot is built with" "It needs LLVM 19: use ubuntu-24.04, Debian 12 or later, or an image that has ssot"; }

cmake -S "$repo" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DSSOT_BUILD_RUNTIME=OFF -DSSOT_BUILD_TESTS=OFF -DSSOT_WERROR=OFF \
  -DCMAKE_UNITY_BUILD=ON > "$RUNNER_TEMP/ssot-cmake.log" || { tail -20 "$RUNNER_TEMP/ssot-cmake.log"; fail "ssot could not be configured" "The log above says why"; }
cmake --build "$build" --target ssot
cmake --install "$build" --prefix "$SSOT_PREFIX"
