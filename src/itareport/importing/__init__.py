"""Word reports become data files: built by this program, edited in Word since, or made by hand."""

from itareport.importing.reading import Imported, Route, read_report
from itareport.importing.rules import RULES
from itareport.importing.wraps import Join

__all__ = ["RULES", "Imported", "Join", "Route", "read_report"]
