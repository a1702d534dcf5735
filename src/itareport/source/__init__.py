"""Data files: bytes to values with the place of each, and back to canonical YAML."""

from itareport.source.comments import Comment, comments
from itareport.source.decode import LIMIT
from itareport.source.document import SourceFile, Value
from itareport.source.reader import read, read_text
from itareport.source.rules import RULES, UNREADABLE

__all__ = ["LIMIT", "RULES", "UNREADABLE", "Comment", "SourceFile", "Value", "comments", "read", "read_text"]
