#!/bin/sh
# Plants faults in reader, schema, rules and import and counts those that the tests see.
#   mutation.sh              all of them, from scratch
#   mutation.sh PATTERN...   only these, like 'itareport.rules.periods*'; results of others are kept
set -eu

cd "$(dirname "$0")/.."
[ $# -gt 0 ] || rm -rf mutants
exec nice "${PYTHON:-.venv/bin/python}" scripts/mutation.py "$@"
