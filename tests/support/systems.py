"""What a system must have for a test."""

from __future__ import annotations

import os

import pytest

posix = pytest.mark.skipif(os.name == "nt", reason="rights, links, devices, locks or signals of POSIX")
"""For tests of what Windows does not have, or has in another way."""
