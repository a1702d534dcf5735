"""Data files: bytes to values with the place of each, and back to canonical YAML."""

from itareport.source.comments import Comment, comments
from itareport.source.decode import LIMIT
from itareport.source.file_rules import RULES, UNREADABLE
from itareport.source.reader import read, read_text
from itareport.source.source_file import SourceFile, Value

__all__ = ["LIMIT", "RULES", "UNREADABLE", "Comment", "SourceFile", "Value", "comments", "read", "read_text"]
