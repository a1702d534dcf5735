"""Checks of what a data file says, beyond whether it can be read and fits the format."""

from itareport.rules.context import Run
from itareport.rules.run import run_rules
from itareport.rules.settings import Settings

__all__ = ["Run", "Settings", "run_rules"]
