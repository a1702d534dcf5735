"""Pieces of WordprocessingML written by hand, as strings that fit into each other: run, paragraph, cell, row, table."""

from __future__ import annotations


def run(content: str, properties: str = "") -> str:
    """A run that holds this markup."""
    return f"<w:r>{properties}{content}</w:r>"


def text_run(letters: str) -> str:
    """A run with a text, whose spaces count."""
    return run(f'<w:t xml:space="preserve">{letters}</w:t>')


def run_alone(content: str) -> str:
    """A paragraph of one run that holds this markup."""
    return f"<w:p>{run(content)}</w:p>"


def cell(*contents: str, properties: str | None = None) -> str:
    """A cell of paragraphs and tables; without ``properties`` it has no ``w:tcPr`` at all."""
    return f"<w:tc>{_element('tcPr', properties)}{''.join(contents)}</w:tc>"


def row(*cells: str, properties: str | None = None) -> str:
    """A row of cells; without ``properties`` it has no ``w:trPr`` at all."""
    return f"<w:tr>{_element('trPr', properties)}{''.join(cells)}</w:tr>"


def table(*rows: str, properties: str | None = None, grid: tuple[str | int, ...] | None = None) -> str:
    """A table of rows; ``grid`` are the widths of its columns in twips."""
    columns = None if grid is None else "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return f"<w:tbl>{_element('tblPr', properties)}{_element('tblGrid', columns)}{''.join(rows)}</w:tbl>"


def _element(name: str, content: str | None) -> str:
    return "" if content is None else f"<w:{name}>{content}</w:{name}>"
