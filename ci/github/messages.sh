# shellcheck shell=bash
# messages.sh - what the scripts of the Action say, and where they say it. Sourced.

# An annotation, so that it stands at the top of the run's page: % and line ends are escaped as GitHub wants them.
annotate() {  # error|warning|notice, title, text
  local text=${3//'%'/'%25'}
  text=${text//$'\r'/'%0D'}
  printf '::%s title=%s::%s\n' "$1" "$2" "${text//$'\n'/'%0A'}"
}

fail() {  # what, mend
  annotate error "ssot could not run" "$1. $2."
  exit 2
}

output() { printf '%s=%s\n' "$1" "$2" >> "$GITHUB_OUTPUT"; }
