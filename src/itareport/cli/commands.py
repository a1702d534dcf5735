"""The commands: where each is, and what its help says. A new command is a row here and a module with ``command``."""

from __future__ import annotations

from typing import NamedTuple

from itareport.i18n import N_


class Command(NamedTuple):
    """A command's module in this package, and its help: message ids, translated where they are shown.

    ``subcommands`` are the functions of its module where it is a group, each with what it does in one line.
    """

    module: str
    summary: str
    more: tuple[str, ...] = ()
    example: str = ""
    subcommands: tuple[tuple[str, str], ...] = ()


COMMANDS = {
    "init": Command(
        "init",
        N_("Make a folder that is ready to work in."),
        (
            N_("It gets an empty form or last year's Word report as a data file, and the settings for editor and git."),
            N_("Nothing is overwritten: where one of the files is there already, none is written."),
        ),
        N_("Example: itareport init ITA"),
    ),
    "build": Command(
        "build",
        N_("Make the Word report from a data file."),
        (N_("The data file is checked first; one with errors makes no report."),),
        N_("Example: itareport build data/measures_2568.yaml -o report.docx"),
    ),
    "textconv": Command(
        "textconv",
        N_("Print a Word file as text, for git to compare."),
        (
            N_(
                "A file that is not a report gives its text, or one line that says what it is; the exit code is always 0."
            ),
        ),
        N_('Example: git config diff.itareport.textconv "itareport textconv"'),
    ),
    "validate": Command(
        "validate",
        N_("Check data files and show everything that is wrong."),
        (N_("Each finding says the line, the column, what is wrong and what to type instead."),),
        N_("Example: itareport validate data/measures_2568.yaml"),
    ),
    "status": Command(
        "status",
        N_("Show how far data files are: what is filled in, what is missing, how many findings."),
        (N_("Of several files it shows a table with one row a file."),),
        N_("Example: itareport status agencies/"),
    ),
    "rules": Command(
        "rules",
        N_("List the rules, or explain one with a bad and a good example."),
        example=N_("Example: itareport rules ITA012"),
    ),
    "schema": Command(
        "schema",
        N_("Print the JSON Schema of the data file, for editors."),
        example=N_("Example: itareport schema -o itareport.schema.json"),
    ),
    "forms": Command(
        "forms",
        N_("List, make or check the form editions: titles, columns and issues of a fiscal year."),
        (N_("An edition of your own is the file forms/YEAR.yaml beside the folder of the data."),),
        N_("Example: itareport forms new 2570"),
        subcommands=(
            ("list", N_("Show the available form editions and where each is from.")),
            ("new", N_("Write forms/YEAR.yaml from the newest form edition, with comments.")),
            ("check", N_("Show every fault of a form edition.")),
        ),
    ),
    "template": Command(
        "template",
        N_("Make or check a Word template of your own."),
        example=N_("Example: itareport template new my-template.docx"),
        subcommands=(
            ("new", N_("Copy the default Word template, to restyle it in Word.")),
            ("check", N_("Show every fault of a Word template.")),
        ),
    ),
    "new": Command(
        "new",
        N_("Make next year's data file, from last year's or empty."),
        (N_("Names, steps and who is responsible stay, years in periods move, results wait to be filled in."),),
        N_("Example: itareport new 2569 --from data/measures_2568.yaml"),
    ),
    "import": Command(
        "import_",
        N_("Turn an existing Word report into a data file."),
        (N_("What was uncertain is marked in the data file with “# ตรวจสอบ:” for you to look at."),),
        N_("Example: itareport import report_2567.docx -o data/measures_2567.yaml"),
    ),
    "fmt": Command(
        "fmt",
        N_("Put data files into their canonical layout; every comment and text is kept."),
        example=N_("Example: itareport fmt data/measures_2568.yaml"),
    ),
    "diff": Command(
        "diff",
        N_("Show what changed between two reports, by measure and not by line."),
        (N_("Each side is a data file, a Word report, REV:path in git, or - (standard input)."),),
        N_("Example: itareport diff HEAD:data/measures_2568.yaml data/measures_2568.yaml"),
    ),
    "preview": Command(
        "preview",
        N_("Open the report in the browser, to read it and to write in it."),
        (
            N_("What is typed into the page is saved in the data file; what is saved there is shown at once."),
            N_("Only this computer can open the page. Ctrl+C ends it."),
        ),
        N_("Example: itareport preview data/measures_2568.yaml"),
    ),
    "doctor": Command(
        "doctor",
        N_("Show what this computer has, what is missing and what to do."),
        (N_("LibreOffice, fonts, browser, console, and the data files of this folder."),),
        N_("Example: itareport doctor"),
    ),
}
"""The commands in the order of the help."""
