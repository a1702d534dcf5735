"""Characters that take no room on the page, and get into texts by copying from web pages and PDF files."""

from __future__ import annotations

UNSEEN = "\u00ad\u200b-\u200f\u2060\ufeff"
"""Soft hyphen, zero-width space and joiners, direction marks, word joiner and byte order mark: the inside of a regular
expression's set. What is unsafe in a terminal or refused in a data file is more than these, and listed there."""
