#!/bin/sh
# The quick tests with other versions of the dependencies than the locked ones, in an environment of their own.
#   resolution.sh highest          the newest of everything that pyproject.toml allows
#   resolution.sh lowest-direct    the oldest of what pyproject.toml names, with what fits to it
set -eu
resolution=$1
environment=.cache/$resolution

uv venv --quiet --clear "$environment"
uv pip install --quiet --python "$environment/bin/python" --resolution "$resolution" --group test --editable .
PATH=$PWD/$environment/bin:$PATH
export PATH
uv pip list --python "$environment/bin/python" | grep -iE '^(jinja2|lxml|pikepdf|pillow|pydantic|pypdfium2|python-docx|pyyaml|starlette|typer|uvicorn) '
pytest -q -n auto -p no:cacheprovider --ignore=tests/e2e --ignore=tests/docs
