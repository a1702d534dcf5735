"""Word reports become data files: built by this program, edited in Word since, or made by hand."""

from itareport.importing.imported import Imported, Join, Route
from itareport.importing.reading import read_report
from itareport.importing.rules import EMBEDDED, RULES

DATA_INSIDE = EMBEDDED.id
"""The rule of findings about the data inside a Word file."""

__all__ = ["DATA_INSIDE", "RULES", "Imported", "Join", "Route", "read_report"]
