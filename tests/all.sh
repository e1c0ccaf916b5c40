#!/bin/sh
# Everything CI runs; the first failure ends it. Called by ./run test; arguments go to pytest.
set -eu
say() { printf '\n%s\n' "== $1"; }
say "formatting"; ruff format --check --quiet . && echo ok
say "lint";       ruff check --quiet . && echo ok
say "types";      mypy --no-error-summary && echo ok
say "layers";     lint-imports --no-cache >/tmp/aligntutor-layers.$$ 2>&1 || { cat /tmp/aligntutor-layers.$$; exit 1; }
rm -f /tmp/aligntutor-layers.$$; echo ok
say "tests";      pytest -n auto "$@"
