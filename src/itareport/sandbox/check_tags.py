"""Every fault of a template's tags, found in the child process: tag by tag, name by name, and by filling it.

The tags are looked at without the XML around them. A tag that is wrong is replaced by one that does nothing, so that
those after it are looked at too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import nodes
from jinja2.environment import Template
from jinja2.exceptions import TemplateSyntaxError

from itareport.sandbox.limits import TEMPLATE, LimitedEnvironment, OutOfBudgetError, check_output, steps_for, within
from itareport.sandbox.messages import Unknown, explain, forbidden, no_such, unknown
from itareport.templating.blocks import KEYWORDS, MIDDLES, opens
from itareport.templating.template import BLOCK, PRINT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from itareport.templating.tags import Tag

ROUNDS = 200
"""How often a template is filled again after a fault that stopped the filling."""

_TARGETS = re.compile(r"for\s+([\w\s,()]+?)\s+in\b")
_SET = re.compile(r"set\s+(\w+)")
_HIDDEN = re.compile(r"__\w|\w__")
_LONG = 1000
"""From so many letters on a tag may be nested too deeply to become a program, though it can be read."""
_IMPLIED = {"loop", "caller", "varargs", "kwargs", "self"}
_NO_MACRO = "_nothing"
_NOTHING = "<{#\n#}>"


class TagFault(NamedTuple):
    """What is wrong with tag number ``tag`` of a part, from 0; None for a part as a whole."""

    tag: int | None
    message: str


def run(template: Template, values: Mapping[str, Any], printed: int = 0) -> str:
    """Fill one compiled source within the budget; ``printed`` code points of other parts count too.

    Raises:
        Exception: what the template's own faults raise.
        OutOfBudgetError: more than its budget.
    """

    def fill() -> str:
        chunks, length = [], printed
        for chunk in template.root_render_func(template.new_context(dict(values))):
            length += len(chunk)
            check_output(length)
            chunks.append(chunk)
        return "".join(chunks)

    return within(steps_for(values), fill)


def compiled(environment: LimitedEnvironment, source: str | nodes.Template) -> Template:
    """A source that can be run.

    Raises:
        TemplateSyntaxError: it is not written correctly.
    """
    return Template.from_code(environment, environment.compile(source), environment.globals.copy())


def tag_of(error: BaseException, template: Template | None) -> int | None:
    """The number of the tag that an error comes from."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno - 2
    line, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == TEMPLATE and template is not None:
            line = template.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return None if line is None else max(line - 2, 0)


def check_tags(
    environment: LimitedEnvironment, tags: Sequence[Tag], known: Collection[int], samples: Sequence[Mapping[str, Any]]
) -> list[TagFault]:
    """Every fault of the tags of one part, in order, but for those of tags that are ``known`` to be faulty."""
    environment.globals[_NO_MACRO] = lambda *_arguments, **_named: ""
    wrong: dict[int | None, str] = dict.fromkeys(known, "")
    for number, tag in enumerate(tags):
        if number not in wrong and (message := _check_one(environment, tag)):
            wrong[number] = message
    _check_names(environment, tags, wrong, {name for sample in samples for name in sample})
    for sample in samples:
        _check_filling(environment, tags, wrong, sample)
    order = sorted(wrong, key=lambda number: -1 if number is None else number)
    return [TagFault(number, wrong[number]) for number in order if number not in known]


def _check_one(environment: LimitedEnvironment, tag: Tag) -> str:
    """What can be seen to be wrong with a tag by itself."""
    if tag.kind == "block" and tag.keyword not in KEYWORDS:
        return ""
    if tag.keyword.startswith("end"):
        return (
            explain(TemplateSyntaxError(f"expected token 'end of', got '{tag.text}'", 1))
            if tag.text != tag.keyword
            else ""
        )
    braces = PRINT if tag.kind == "print" else BLOCK
    source = f"{braces[0]} {tag.text} {braces[1]}"
    if opens(tag):
        source += f"{BLOCK[0]} end{tag.keyword} {BLOCK[1]}"
    elif tag.keyword in MIDDLES:
        source = f"{BLOCK[0]} if 1 {BLOCK[1]}{source}{BLOCK[0]} endif {BLOCK[1]}"
    try:
        tree = environment.parse(source)
        if len(source) > _LONG:
            environment.compile(source)
    except (TemplateSyntaxError, RecursionError) as error:
        return explain(error)
    return next(_faulty_nodes(environment, tree), "")


def _faulty_nodes(environment: LimitedEnvironment, tree: nodes.Template) -> Iterator[str]:
    for node in tree.find_all(nodes.Node):
        if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
            yield forbidden(node.attr)
        elif isinstance(node, nodes.Const) and isinstance(node.value, str) and _HIDDEN.search(node.value):
            yield forbidden(node.value)
        elif isinstance(node, nodes.Filter) and node.name not in environment.filters:
            yield no_such("filter", node.name, environment.filters)
        elif isinstance(node, nodes.Test) and node.name not in environment.tests:
            yield no_such("test", node.name, environment.tests)


def _check_names(
    environment: LimitedEnvironment, tags: Sequence[Tag], wrong: dict[int | None, str], names: set[str]
) -> None:
    """Names that are nowhere given, also where filling does not come by: in the branch that is not taken."""
    try:
        tree = environment.parse("".join(_repaired(tags, wrong)))
    except (TemplateSyntaxError, RecursionError):
        return
    used = [node for node in tree.find_all(nodes.Name) if node.ctx == "load"]
    given = names | {node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"}
    given |= {node.name for node in tree.find_all(nodes.Macro)} | set(_asked_for(tree)) | _IMPLIED
    given |= set(environment.globals)
    for node in used:
        if node.name not in given:
            wrong.setdefault(node.lineno - 2, unknown(node.name, given))


def _asked_for(tree: nodes.Template) -> Iterator[str]:
    """The names that a template itself asks whether they are there."""
    for node in tree.find_all((nodes.Test, nodes.Filter)):
        if node.name in {"defined", "undefined", "default", "d"} and isinstance(node.node, nodes.Name):
            yield node.node.name


def _check_filling(
    environment: LimitedEnvironment, tags: Sequence[Tag], wrong: dict[int | None, str], sample: Mapping[str, Any]
) -> None:
    Unknown.names = tuple(sample)
    for _round in range(ROUNDS):
        template = None
        try:
            template = compiled(environment, "".join(_repaired(tags, wrong)))
            run(template, sample)
        except (Exception, OutOfBudgetError) as error:  # noqa: BLE001 - whatever a template raises is its fault
            number = tag_of(error, template)
            again = number is not None and number not in wrong and not isinstance(error, OutOfBudgetError)
            wrong.setdefault(number, explain(error))
            if not again:
                return
        else:
            return


def _repaired(tags: Sequence[Tag], wrong: Mapping[int | None, str]) -> Iterator[str]:
    """The tags as a source that can be parsed: one line each, wrong ones without effect, every block closed."""
    open_words: list[str] = []
    for number, tag in enumerate(tags):
        if not _has_place(tag, open_words):
            yield _NOTHING
            continue
        if opens(tag):
            open_words.append(tag.keyword)
        elif tag.keyword.startswith("end"):
            while (inner := open_words.pop()) != tag.keyword.removeprefix("end"):
                yield f"{BLOCK[0]} end{inner} {BLOCK[1]}"
        text = tag.text if number not in wrong else _harmless(tag)
        braces = PRINT if tag.kind == "print" else BLOCK
        yield f"{braces[0]}\n{text} {braces[1]}" if text else _NOTHING
    yield from (f"{BLOCK[0]} end{word} {BLOCK[1]}" for word in reversed(open_words))


def _has_place(tag: Tag, open_words: Sequence[str]) -> bool:
    """Whether a tag can be where these blocks are open: what has none is left out of the source."""
    if opens(tag) or tag.kind != "block" or tag.keyword == "set":
        return True
    if tag.keyword in MIDDLES:
        return bool(open_words) and open_words[-1] in MIDDLES[tag.keyword]
    return tag.keyword.startswith("end") and tag.keyword.removeprefix("end") in open_words


def _harmless(tag: Tag) -> str:
    """A tag that stands in for a wrong one: it gives the same names, and does nothing."""
    if tag.keyword == "for":
        targets = _TARGETS.match(tag.text)
        return f"for {targets[1] if targets else 'nothing'} in ()"
    if tag.keyword == "set" and (name := _SET.match(tag.text)):
        return f"set {name[1]}" if opens(tag) else f"set {name[1]} = ''"
    stand_ins = {"if": "if true", "elif": "elif true", "else": "else", "with": "with", "filter": "filter string"}
    stand_ins |= {"macro": "macro nothing()", "call": f"call {_NO_MACRO}()"}
    return tag.keyword if tag.keyword.startswith("end") else stand_ins.get(tag.keyword, "")
