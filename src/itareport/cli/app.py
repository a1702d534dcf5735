"""The Typer application: the global options and the commands."""

import re
from copy import copy
from functools import partial
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from itareport import i18n
from itareport.cli.commands import COMMANDS
from itareport.cli.console import Console, writing
from itareport.errors import UsageError
from itareport.i18n import N_, _

_TYPE = r" <[^>]+>$"
"""Typer writes Python's type after a value's name, which tells a clerk nothing."""

_BOUNDS = r"\s*\[[^\[\]]*[<>]=?[^\[\]]*\]$"
"""Python's way to write which numbers are allowed, after an option's help."""

_VALUES = frozenset(
    {N_("FILE"), N_("YEAR"), N_("RULE"), N_("PATH"), N_("DIR"), N_("OLD"), N_("NEW"), N_("ADDRESS"), N_("FOLDER")}
)
"""The names of values, which are translated as the rest of the help is."""

_INSTALL = N_("Let the shell complete commands, options and values with Tab: bash, zsh, fish or powershell.")
_SHOW = N_("Show the completion script.")

_TEXTS = (str, list[str])

_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def make_app(console: Console) -> Any:
    """The application as a callable command, in the language in use."""
    app = typer.Typer(
        cls=_Root,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
        no_args_is_help=True,
        context_settings=_SETTINGS,
        help=_("Make the Word report of integrity and transparency measures (ITA) from one YAML file."),
        epilog=_("Example: itareport build data/measures_2568.yaml"),
    )

    @app.callback()
    def options(
        context: typer.Context,
        lang: Annotated[str, typer.Option(metavar="th|en", help=N_("Language of all messages."))] = i18n.DEFAULT,  # noqa: ARG001 - read before Typer starts
        quiet: Annotated[bool, typer.Option("-q", "--quiet", help=N_("Show errors only."))] = False,
        verbose: Annotated[bool, typer.Option("-v", "--verbose", help=N_("Also show what was looked at."))] = False,
        install_completion: Annotated[  # noqa: ARG001 - done when it is read
            str | None,
            typer.Option(metavar="SHELL", show_default=False, is_eager=True, callback=_on_completion, help=_INSTALL),
        ] = None,
        show_completion: Annotated[  # noqa: ARG001 - as above
            str | None,
            typer.Option(metavar="SHELL", show_default=False, is_eager=True, callback=_on_completion, help=_SHOW),
        ] = None,
        version: Annotated[bool, typer.Option("--version", help=N_("Show the version and exit."))] = False,  # noqa: ARG001 - as --lang
    ) -> None:
        context.obj = console
        console.quiet, console.verbose = quiet, verbose

    return typer.main.get_command(app)


def _load(name: str) -> Any:
    """A command, imported when it is asked for: a build need not know how to compare.

    It is made anew for each call, in the language in use then.
    """
    row = COMMANDS[name]
    module = import_module(f"itareport.cli.{row.module}")
    app = typer.Typer(cls=_Group, rich_markup_mode=None, add_completion=False, context_settings=_SETTINGS)
    texts = [_(text) for text in (row.summary, *row.more, row.example) if text]
    if not row.subcommands:
        app.command(name, cls=_Command, help="\n\n".join(texts), short_help=texts[0])(module.command)
    else:
        app.callback(no_args_is_help=True, help=texts[0], epilog="\n\n".join(texts[1:]))(_group)
        for subcommand, summary in row.subcommands:
            app.command(subcommand, cls=_Command, help=_(summary))(getattr(module, subcommand))
    return typer.main.get_command(app)


def _group() -> None:
    """Typer asks for a function to hang the help of a group of commands on."""


class _Translated:
    """Headings of the help in the language in use; Typer has them in English only."""

    _common: tuple[Any, ...] = ()

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=_("Usage: "))

    def get_params(self, ctx: Any) -> list[Any]:
        """As Typer's, with what each says of itself in the language in use: options are defined at import, with ids.

        How its value is made of what was typed is :func:`_value`.
        """
        listed: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        *params, help_option = listed
        params += [*self._of_all(ctx), help_option]
        for param in params:
            if not hasattr(param, "message_id"):
                param.message_id = getattr(param, "help", None)
                if param.message_id:
                    param.help = _(param.message_id)
                if param.metavar in _VALUES:
                    param.metavar = _(param.metavar)
                param.process_value = partial(_value, param)
        return params

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """The command line in short: what may be left out in brackets, and nothing that a clerk would type with them."""
        pieces = [_("[options]")]
        for param in self.get_params(ctx):
            if param.param_type_name == "argument":
                name = f"{param.metavar} …" if param.nargs < 0 else str(param.metavar)
                pieces.append(name if param.required else f"[{name}]")
        return [*pieces, *([_("command …")] if hasattr(self, "list_commands") else [])]

    def _of_all(self, ctx: Any) -> Any:
        """The options that may come before the command's name or after it."""
        if ctx.parent is None:
            return ()
        if not self._common:
            self._common = tuple(_options_of_all(ctx.find_root().command))
        return self._common

    def format_options(self, ctx: Any, formatter: Any) -> None:
        records: dict[str, list[tuple[str, str]]] = {}
        default = _("default")
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None:
                heading = _("Arguments") if parameter.param_type_name == "argument" else _("Options")
                name, text = record
                plain = (
                    re.sub(_BOUNDS, "", text).replace("[default:", f"[{default}:").replace("[required]", "").rstrip()
                )
                records.setdefault(heading, []).append((re.sub(_TYPE, "", name), plain))
        for heading in (_("Arguments"), _("Options")):
            if heading in records:
                with formatter.section(heading):
                    formatter.write_dl(records[heading])

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = _("Show this help and exit.")
            option.callback = _show_help
        return option


def _value(param: Any, ctx: Any, value: Any) -> Any:
    """The value of a parameter as Typer makes it, but that texts and what nobody gave are taken as they are.

    Typer 0.29 makes a Pydantic adapter of each parameter, also of those, and imports Pydantic for it: 60 ms of every
    command that has no other use for it, ADR 28.
    """
    plain = param.type_descriptor.annotation in _TEXTS or ctx.get_parameter_source(param.name).name == "DEFAULT"
    if not plain or (param.required and param.value_is_missing(value)):
        return type(param).process_value(param, ctx, value)
    return value if param.callback is None else param.callback(ctx, param, value)


def _options_of_all(root: Any) -> list[Any]:
    options = [copy(option) for option in root.params if option.name in {"quiet", "verbose"}]
    for option in options:
        option.expose_value, option.callback = False, _set_for_all
        option.process_value = partial(_value, option)
    return options


def _set_for_all(ctx: Any, option: Any, value: Any) -> None:
    """Be quiet or verbose from here on."""
    if value:
        setattr(ctx.find_root().obj, option.name, True)


def _on_completion(context: typer.Context, param: typer.CallbackParam, value: str | None) -> None:
    """Install or show the completion of a shell, and end."""
    if value is not None and not context.resilient_parsing:
        from itareport.cli import completion

        (completion.install if param.name == "install_completion" else completion.show)(context.obj, value)
        raise typer.Exit


def _show_help(ctx: Any, _option: Any, value: Any) -> None:
    """As Typer's own, but that output which cannot be written is known for what it is."""
    if value and not ctx.resilient_parsing:
        with writing():
            typer.echo(ctx.get_help())
        ctx.exit()


class _Command(_Translated, TyperCommand):
    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """As Typer's, but for what it says of words that no argument takes."""
        ctx.allow_extra_args = True
        left: list[str] = super().parse_args(ctx, args)
        if left and not ctx.resilient_parsing:
            message = _("unexpected arguments: {words}").format(words=" ".join(left))
            raise UsageError(message, _("Help: {command} --help").format(command=ctx.command_path))
        return left


class _Group(_Translated, TyperGroup):
    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name = args[0]
        if not ctx.resilient_parsing and not name.startswith("-") and self.get_command(ctx, name) is None:
            from difflib import get_close_matches

            commands = self.list_commands(ctx)
            near = get_close_matches(name, commands, n=1)
            hint = _("Did you mean “{key}”?").format(key=near[0]) if near else ", ".join(commands)
            raise UsageError(_("there is no command {name}").format(name=name), hint)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, command.get_short_help_str(80)) for name, command in commands if command])


class _Root(_Group):
    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - Typer's signature
        return list(COMMANDS)

    def get_command(self, ctx: Any, name: str) -> Any:  # noqa: ARG002 - Typer's signature
        return _load(name) if name in COMMANDS else None

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - Typer's signature
        """As Typer's, but from the table of commands: none of them is imported for a line about each."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(row.summary)) for name, row in COMMANDS.items()])
