"""Texts that were copied where another text belongs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from itareport.fields import FIELDS
from itareport.findings import Example, Family, Rule, Severity, ValuePath
from itareport.i18n import N_, _, number
from itareport.rules.context import RuleContext, RuleMatch, Text
from itareport.thai.digits import to_arabic

OUTPUTS_REPEAT_STEPS = Rule(
    "ITA104",
    "outputs-repeat-steps",
    Family.REPORT,
    Severity.WARNING,
    N_("the outputs repeat the steps word for word"),
    N_("Steps say what was to be done, outputs what came of it. Copied steps show no result to the assessor."),
    Example(
        "          - มีทะเบียนการยืมที่เป็นปัจจุบัน\n",
        "          - แจ้งเวียนแนวทางการยืมพัสดุ\n",
        "          - แจ้งเวียนแนวทางการยืมพัสดุครบทุกกอง\n",
    ),
)
REPEATED_MEASURE = Rule(
    "ITA105",
    "repeated-measure",
    Family.REPORT,
    Severity.WARNING,
    N_("the same measure occurs twice"),
    N_("A measure that was copied as a pattern for the next one and then forgotten is printed twice."),
    Example(
        "      - name: มาตรการป้องกันการทุจริต\n",
        "      - name: มาตรการป้องกันการทุจริต\n"
        "        steps: ประกาศเจตนารมณ์\n"
        "        period: ทุกปี\n"
        "        responsible: งานนิติการ\n"
        "        outputs: มีประกาศ\n"
        "        outcomes: บุคลากรรับทราบ\n"
        "      - name: มาตรการป้องกันการทุจริต\n",
        "      - name: มาตรการต่อต้านการรับสินบน\n",
    ),
)
RULES = (OUTPUTS_REPEAT_STEPS, REPEATED_MEASURE)

Measures = dict[ValuePath, dict[str, list[Text]]]


_CONTENT = tuple(field.key for field in FIELDS if field.weight and field.key != "name")


def check_copies(context: RuleContext) -> Iterator[RuleMatch]:
    """Report outputs that are all copied steps, and measures that are copies of another."""
    measures = context.measures()
    yield from _outputs(measures)
    yield from _measures(context, measures)


def _outputs(measures: Measures) -> Iterator[RuleMatch]:
    for path, fields in measures.items():
        outputs, steps = fields.get("outputs", ()), fields.get("steps", ())
        # Nearly always the first output is no step, and then none of the other texts need be compared.
        if outputs and _is_among(outputs[0], steps) and set(_words(fields, "outputs")) <= set(_words(fields, "steps")):
            yield RuleMatch(
                OUTPUTS_REPEAT_STEPS,
                (*path, "outputs"),
                _("the outputs repeat the steps word for word"),
                _("Write what was achieved: what there is now, how many, for whom."),
            )


def _is_among(text: Text, others: Sequence[Text]) -> bool:
    word = _normalised(text)
    return any(other.text.lstrip()[:1] == word[:1] or not word[:1].isalpha() for other in others) and any(
        _normalised(other) == word for other in others
    )


def _measures(context: RuleContext, measures: Measures) -> Iterator[RuleMatch]:
    """Of one issue two measures of one name are a repetition; of two issues only when steps and results agree too."""
    firsts: dict[object, ValuePath] = {}
    contents: dict[object, ValuePath] = {}
    unread: dict[object, list[ValuePath]] = {}
    names: set[object] = set()
    for path, fields in measures.items():
        name = _words(fields, "name")
        if not name:
            continue
        first = firsts.get((path[1], name))
        if first is None:
            # What the measures of a name say is compared when the name comes in a second issue, which it seldom does.
            for other in unread.pop(name, ()):
                contents.setdefault(_content(measures[other]), other)
            first = contents.setdefault(_content(fields), path) if name in names else path
            firsts[path[1], name] = first
        names.add(name)
        unread.setdefault(name, []).append(path)
        if first != path:
            issue = context.numbers.get(first[:2], int(first[1]) + 1)
            yield RuleMatch(
                REPEATED_MEASURE,
                (*path, "name"),
                _("this repeats measure {measure} of issue {issue} (line {line})").format(
                    measure=number(int(first[3]) + 1),
                    issue=number(issue),
                    line=number(context.file.span_of((*first, "name")).line),
                ),
                _("Delete one of the two, or give the measure a name and steps of its own."),
            )


def _content(fields: Mapping[str, Sequence[Text]]) -> tuple[tuple[str, ...], ...]:
    return tuple(_words(fields, field) for field in ("name", *_CONTENT))


def _words(fields: Mapping[str, Sequence[Text]], field: str) -> tuple[str, ...]:
    return tuple(map(_normalised, fields.get(field, ())))


def _normalised(text: Text) -> str:
    """A text for comparison: spaces and the kind of digits make no difference."""
    return to_arabic(" ".join(text.text.split()))
