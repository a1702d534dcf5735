#!/bin/sh
# Holds the PDF of the shipped data against PDF/UA-1, by a checker in an environment of its own: it brings a library
# under the AGPL, which must not be among ours.
set -eu

cd "$(dirname "$0")/.."
checker=.cache/outloud
made=.cache/pdf-ua
[ -x "$checker/bin/outloud" ] || {
  python3 -m venv "$checker"
  "$checker/bin/python" -m pip install --quiet outloud==0.2.1
}
"${PYTHON:-.venv/bin/python}" -m itareport build data/measures_2568.yaml --to pdf -o "$made/" > "$made.log" 2>&1 || {
  cat "$made.log"
  exit 1
}
"$checker/bin/outloud" --no-info "$made/measures_2568.pdf"
