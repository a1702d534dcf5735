"""Texts that were copied where another text belongs."""

from __future__ import annotations

from collections.abc import Iterator

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
    N_("the outputs are the steps, word for word"),
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
    N_("A measure copied as a pattern for the next one and then forgotten is printed twice."),
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
        outputs, steps = _words(fields, "outputs"), _words(fields, "steps")
        if outputs and set(outputs) <= set(steps):
            yield RuleMatch(
                OUTPUTS_REPEAT_STEPS,
                (*path, "outputs"),
                _("the outputs repeat the steps word for word"),
                _("Write what was achieved: what there is now, how many, for whom."),
            )


def _measures(context: RuleContext, measures: Measures) -> Iterator[RuleMatch]:
    """Of one issue two measures of one name are a repetition; of two issues only when steps and results agree too."""
    names: dict[object, ValuePath] = {}
    contents: dict[object, ValuePath] = {}
    for path, fields in measures.items():
        name = _words(fields, "name")
        if not name:
            continue
        content = (name, *(_words(fields, field) for field in _CONTENT))
        first = names.setdefault((path[1], name), contents.setdefault(content, path))
        if first != path:
            issue = context.numbers.get(first[:2], int(first[1]) + 1)
            yield RuleMatch(
                REPEATED_MEASURE,
                (*path, "name"),
                _("this repeats measure {measure} of issue {issue} (line {line})").format(
                    measure=number(int(first[3]) + 1), issue=number(issue), line=context.line_of((*first, "name"))
                ),
                _("Delete one of the two, or give the measure a name and steps of its own."),
            )


def _words(fields: dict[str, list[Text]], field: str) -> tuple[str, ...]:
    """The texts of a field for comparison: blanks and the kind of digits make no difference."""
    return tuple(to_arabic(" ".join(text.text.split())) for text in fields.get(field, ()))
