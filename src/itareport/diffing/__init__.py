"""Two reports → what changed between them, and that as text, Markdown, JSON, HTML or a Word file to review."""

from itareport.diffing.changes import Change, Comparison, Forms, Kind, compare, diff

__all__ = ["Change", "Comparison", "Forms", "Kind", "compare", "diff"]
