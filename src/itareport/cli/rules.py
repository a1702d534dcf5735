"""``itareport rules``: the list of rules, or one explained."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from itareport.errors import UsageError
from itareport.i18n import _

if TYPE_CHECKING:
    from itareport.cli.console import Console


def summary() -> str:
    """What the command does, in one line."""
    return _("List the rules, or explain one with a bad and a good example.")


def help_text() -> str:
    """The command's help."""
    return "\n\n".join((summary(), _("Example: itareport rules ITA012")))


def command(
    context: typer.Context,
    rule: Annotated[
        str | None,
        typer.Argument(metavar="[RULE]", show_default=False, help=_("A rule's id or name, like ITA012.")),
    ] = None,
) -> None:
    """List or explain rules."""
    from itareport.importing import RULES as IMPORT_RULES
    from itareport.reporting.explain import explain, listing
    from itareport.rules.catalogue import RULES

    console: Console = context.obj
    rules = (*RULES, *IMPORT_RULES)
    if rule is None:
        console.data(listing(rules).rstrip("\n"))
        return
    wanted = rule.strip()
    found = next((known for known in rules if wanted.upper() == known.id or wanted.lower() == known.name), None)
    if found is None:
        raise UsageError(_("there is no rule {rule}").format(rule=wanted), _("All rules: itareport rules"))
    console.data(explain(found).rstrip("\n"))
