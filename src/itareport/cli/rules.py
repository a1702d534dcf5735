"""``itareport rules``: the list of rules, or one explained."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from itareport import api
from itareport.cli import completion
from itareport.errors import UsageError
from itareport.i18n import N_, _

if TYPE_CHECKING:
    from itareport.cli.console import Console


def command(
    context: typer.Context,
    rule: Annotated[
        str | None,
        typer.Argument(
            metavar="RULE",
            show_default=False,
            autocompletion=completion.rules,
            help=N_("A rule's id or name, like ITA012."),
        ),
    ] = None,
) -> None:
    """List or explain rules."""
    from itareport.reporting.explain import explain, listing

    console: Console = context.obj
    rules = api.rules()
    if rule is None:
        console.data(listing(rules).rstrip("\n"))
        return
    wanted = rule.strip()
    found = next((known for known in rules if wanted.upper() == known.id or wanted.lower() == known.name), None)
    if found is None:
        raise UsageError(_("there is no rule {rule}").format(rule=wanted), _("All rules: itareport rules"))
    console.data(explain(found).rstrip("\n"))
