#!/usr/bin/env bash
# lint.sh - runs the lint, or its share of the parsing, and tells GitHub.
#
# In: SSOT and what the inputs of action.yml say (SSOT_…). Out: exit-code, sarif, upload, summary, json; share, share-number.
# Ends with ssot's own exit code, so that 1 (findings) can be told from 3 (the answer is not whole).
set -euo pipefail
. "$(dirname "$0")/messages.sh"
out=$RUNNER_TEMP/ssot-out
mkdir -p "$out"
out=$(cd "$out" && pwd)
cd "${SSOT_ROOT:-.}"

common=()
while IFS= read -r build; do [ -z "$build" ] || common+=(-p "$build"); done <<< "${SSOT_BUILD:-}"

say_code() {  # exit code, what ssot said
  case $1 in
    0 | 1) ;;
    2) annotate error "ssot: configuration" "Nothing was judged (exit code 2). $2" ;;
    3) annotate error "ssot: not whole" "A unit did not parse, so what it holds was not judged (exit code 3). Are generated headers there? $2" ;;
    4) annotate error "ssot: refused" "Nothing was changed (exit code 4). $2" ;;
    *) annotate error "ssot: stopped" "ssot ended with $1. $2" ;;
  esac
}

# Standard error (progress, notices, errors) goes to the log as it comes; its errors go into an annotation, too.
run() { { "$SSOT" "$@" 2>&1 1>&3 | tee "$out/stderr" >&2; } 3>&1; }
said() { grep -A 1 -e 'error: ' "$out/stderr" | grep -v '^--$' | head -n 12 || true; }

if [ -n "${SSOT_SHARE:-}" ]; then
  code=0
  kept=$(run facts collect "${common[@]}" --share "$SSOT_SHARE") || code=$?
  echo "$kept"
  # A unit that does not parse is told by the job that lints; what did parse is worth handing on.
  if [ "$code" != 0 ] && [ "$code" != 3 ]; then say_code "$code" "$(said)"; output exit-code "$code"; exit "$code"; fi
  [ "$code" = 0 ] || annotate warning "ssot: not whole" "$(said)"
  output exit-code 0
  # Where few units matter, a share may have none of them.
  case $kept in "kept: 0 "*) exit 0 ;; esac
  file=$out/facts-${SSOT_SHARE//\//-of-}
  run facts export "${common[@]}" "$file" || { code=$?; say_code "$code" "$(said)"; exit "$code"; }
  output share "$file"
  output share-number "${SSOT_SHARE%%/*}"
  exit 0
fi

if [ -n "${SSOT_SHARES:-}" ]; then
  files=()
  for file in "$SSOT_SHARES"/*; do [ ! -f "$file" ] || files+=("$file"); done
  if [ ${#files[@]} -eq 0 ]; then
    annotate warning "ssot: no shares" "No job of this run handed on a share, so all is parsed here. Give those jobs \`share\` and the same \`category\`."
  elif ! run facts merge "${common[@]}" "${files[@]}"; then
    annotate warning "ssot: shares not taken" "All is parsed here. $(said)"
  fi
fi

lint=("${common[@]}" --category "$SSOT_CATEGORY")
[ -z "${SSOT_BASELINE:-}" ] || lint+=(--baseline "$SSOT_BASELINE")
read -r -a more <<< "${SSOT_OPTIONS:-}"
lint+=("${more[@]}")

upload=false
case ${SSOT_UPLOAD:-auto} in
  true) upload=true ;;
  auto) if [ "${SSOT_TOKEN_READS_ONLY:-false}" = true ]; then
      annotate notice "ssot: no alerts" "The token of this pull request may not write code scanning alerts. The annotations and the summary have all findings."
    else upload=true; fi ;;
  false) ;;
  *) fail "upload-sarif is ${SSOT_UPLOAD}" "It is auto, true or false" ;;
esac

# Alerts are compared with those of earlier runs: what --since leaves out would look mended. So they get a run of their own,
# of which the second one knows all units.
if [ -n "${SSOT_SINCE:-}" ] && [ "$upload" = true ]; then
  run lint "${lint[@]}" -o "sarif=$out/ssot.sarif" --format json > /dev/null || [ $? != 2 ] || upload=false
fi
reports=(-o "markdown=$out/summary.md" -o "json=$out/findings.json")
if [ -n "${SSOT_SINCE:-}" ]; then lint+=(--since "$SSOT_SINCE"); else reports+=(-o "sarif=$out/ssot.sarif"); fi

code=0
run lint "${lint[@]}" --format github "${reports[@]}" || code=$?
say_code "$code" "$(said)"
if [ -f "$out/summary.md" ]; then
  cat "$out/summary.md" >> "$GITHUB_STEP_SUMMARY"
  output summary "$out/summary.md"
  output json "$out/findings.json"
else
  printf '**ssot lint** could not run (exit code %s): the log says why.\n' "$code" >> "$GITHUB_STEP_SUMMARY"
fi
if [ -f "$out/ssot.sarif" ]; then
  output sarif "$out/ssot.sarif"
  output upload "$upload"
fi
output exit-code "$code"
if [ "$code" = 1 ] && [ "${SSOT_REPORT_ONLY:-false}" = true ]; then
  annotate notice "ssot: report only" "There are findings; report-only keeps the step green."
  exit 0
fi
exit "$code"
