"""Checks of what a data file says, beyond whether it can be read and fits the format."""

from itareport.rules.check import check
from itareport.rules.settings import Settings

__all__ = ["Settings", "check"]
