#!/bin/sh
# Everything CI runs; the first failure ends it. Called by ./run test; arguments go to pytest.
set -eu
# One command a line: behind `&&` a failure would not end the script.
check() { printf '\n%s\n' "== $1"; shift; "$@"; echo ok; }
layers() { lint-imports --no-cache >"$log" 2>&1 || { cat "$log"; exit 1; }; }
log=$(mktemp)
trap 'rm -f "$log"' EXIT
check "formatting" ruff format --check --quiet .
check "lint" ruff check --quiet .
check "types" mypy --no-error-summary
check "layers" layers
printf '\n%s\n' "== tests"
# Hundreds of processes are begun; where no bytecode is kept each of them compiles all sources anew.
unset PYTHONDONTWRITEBYTECODE
# More than there are cores, as the tests of screens and processes mostly wait.
pytest -n "$(($(getconf _NPROCESSORS_ONLN) + 3))" "$@"
