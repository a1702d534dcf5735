"""The public functions: what the commands do, for programs. The commands call them too.

Everything in ``itareport.__all__`` is also a name of the package itself, ``itareport.load`` and so on.
"""

from itareport.api.checking import (
    build,
    build_many,
    cache_of_user,
    load,
    sensible_jobs,
    validate,
    validate_many,
    workers,
)
from itareport.api.common import data_files, save_text, why_not_written, write_new
from itareport.api.documents import (
    compare,
    comparison_text,
    diff,
    errors_of,
    import_file,
    import_into,
    import_report,
    no_changes,
    save_comparison,
    word_text,
)
from itareport.api.files import (
    copy_template,
    form_editions,
    form_faults,
    format_file,
    format_text,
    json_schema,
    new_data_file,
    new_file,
    new_form_edition,
    preview,
    rules,
    save_json_schema,
    template_faults,
    template_warnings,
)
from itareport.api.publishing import doctor, open_files, saved
from itareport.api.workspace import init
from itareport.inputs import STDIN, Input
from itareport.outputs import target
from itareport.reading import folder_gone
from itareport.results import InvalidDataError, Result, unread

__all__ = [
    "STDIN",
    "Input",
    "InvalidDataError",
    "Result",
    "build",
    "build_many",
    "cache_of_user",
    "compare",
    "comparison_text",
    "copy_template",
    "data_files",
    "diff",
    "doctor",
    "errors_of",
    "folder_gone",
    "form_editions",
    "form_faults",
    "format_file",
    "format_text",
    "import_file",
    "import_into",
    "import_report",
    "init",
    "json_schema",
    "load",
    "new_data_file",
    "new_file",
    "new_form_edition",
    "no_changes",
    "open_files",
    "preview",
    "rules",
    "save_comparison",
    "save_json_schema",
    "save_text",
    "saved",
    "sensible_jobs",
    "target",
    "template_faults",
    "template_warnings",
    "unread",
    "validate",
    "validate_many",
    "why_not_written",
    "word_text",
    "workers",
    "write_new",
]
