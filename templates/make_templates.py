"""Write the default Word templates beside this file: ``python templates/make_templates.py [FOLDER]``.

report.docx and plan.docx are what a user starts from to restyle the report in Word; the .prepared.json beside each is
the same template with its tags already found, so that a build need not look for them. The web page's template is
written by hand; its .prepared.json is what Jinja makes of it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from itareport.default_template import columns_of, default_parts
from itareport.fields import BY_KEY, KEYS, DocumentKind
from itareport.ooxml.zipping import zip_parts
from itareport.publish import page
from itareport.templating.prepare import prepare

KINDS: tuple[DocumentKind, ...] = ("report", "plan")


def files() -> dict[str, bytes]:
    """The files that belong beside this script, by name."""
    made: dict[str, bytes] = {}
    for kind in KINDS:
        parts = default_parts(columns_of(dict.fromkeys(BY_KEY[key].column for key in KEYS.standard), kind), kind)
        made[f"{kind}.docx"] = zip_parts(parts)
        made[f"{kind}.prepared.json"] = prepare(parts).to_json().encode("utf-8")
    made[page.PREPARED] = page.prepare()
    return made


def main() -> None:
    """Write all files into the folder named on the command line, or beside this script."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for name, data in files().items():
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    main()
