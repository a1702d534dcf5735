"""The mutators: inputs of every kind as no hand would make them, and what must hold of each.

The property tests try some of each, and ``make fuzz`` as many as time allows: each example is made from a seed and its
number, so that either can be repeated.
"""

from support.fuzzing import commands, data, surroundings, texts, words
from support.fuzzing.base import Files, Mutator, dice_of, made, read, write

__all__ = ["MUTATORS", "Files", "Mutator", "dice_of", "made", "read", "write"]

MUTATORS: dict[str, Mutator] = {
    mutator.name: mutator
    for mutator in (
        Mutator("mistyped", texts.mistyped, texts.judge, 150),
        Mutator("damaged", texts.damaged, texts.judge, 150),
        Mutator("reports", data.any_report, data.comes_back, 200),
        Mutator("pairs", data.any_pair, data.differ, 100),
        Mutator("schema", data.nearly_right, data.agree, 100),
        Mutator("edits", data.any_edit, data.edits_hold, 50),
        Mutator("disguises", words.disguised, words.reads_well, 100),
        Mutator("markup", words.changed_report, words.reads_well, 300),
        Mutator("zips", words.damaged_zip, words.reads_well, 50),
        Mutator("into", words.edited_report, words.taken_in, 200),
        Mutator("templates", words.changed_template, words.fills_well, 1500),
        Mutator("editions", surroundings.any_edition, surroundings.edition_holds, 200),
        Mutator("settings", surroundings.any_settings, surroundings.settings_hold, 50),
        Mutator("lists", surroundings.any_list, surroundings.list_holds, 100),
        Mutator("commands", commands.any_arguments, commands.command_ends, 100),
        Mutator("names", surroundings.any_name, surroundings.name_holds, 200),
    )
}
"""By name. The commands run in the folder of the example, and everything else in this process."""
