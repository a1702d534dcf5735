"""Wrong usage in the user's words: Typer's errors distinguished by their class, never by their English text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from itareport.i18n import _

if TYPE_CHECKING:
    from typer.exceptions import TyperException


_NUMBER = "N"
"""What stands for a number in the help; what can be chosen is written in lower case."""


def explain(error: TyperException) -> tuple[str, str]:
    """Message and hint for a command line that Typer refuses."""
    wording = _WORDINGS.get(type(error).__name__, _other)
    command = getattr(getattr(error, "ctx", None), "command_path", "itareport")
    return wording(error), _("Help: {command} --help").format(command=command)


def _no_such_option(error: Any) -> str:
    if error.option_name == "--lang":
        return _("--lang goes before the command: itareport --lang en {command}").format(
            command=error.ctx.command_path.partition(" ")[2]
        )
    message = _("there is no option {option}").format(option=error.option_name)
    if error.possibilities:
        return message + " " + _("(did you mean {options}?)").format(options=", ".join(sorted(error.possibilities)))
    return message


def _missing(error: Any) -> str:
    return _("{name} is missing").format(name=_name(error))


def _bad_value(error: Any) -> str:
    message = _("invalid value for {name}").format(name=_name(error))
    metavar = getattr(error.param, "metavar", None) or ""
    if metavar == _NUMBER:
        return f"{message}: " + _("write a whole number, 1 or more")
    if metavar.islower():
        return f"{message}: " + _("choose one of {choices}").format(choices=metavar.replace("|", ", "))
    return message


def _bad_option(error: Any) -> str:
    return _("the option {option} needs a value after it, or must not have one").format(option=error.option_name)


def _other(error: Any) -> str:
    if hasattr(getattr(getattr(error, "ctx", None), "command", None), "list_commands"):
        return _("a command is missing")
    return _("the command line is wrong: {why}").format(why=error.format_message())


def _name(error: Any) -> str:
    param = error.param
    if param is None:
        return str(error.param_hint or "")
    if param.param_type_name == "option":
        return "/".join(param.opts)
    return str(param.metavar or param.name.upper())


_WORDINGS = {
    "NoSuchOption": _no_such_option,
    "MissingParameter": _missing,
    "BadParameter": _bad_value,
    "BadOptionUsage": _bad_option,
}
