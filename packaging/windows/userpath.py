"""Puts the folder of this file on the user's PATH, or takes it off again; the installer calls it.

An installer script of NSIS cannot do it safely: its strings end after 1,024 characters, and a PATH that was longer would
be written back cut. What is in the PATH already, its order and its kind (REG_SZ or REG_EXPAND_SZ) stay as they are.
"""

import ctypes
import sys
import winreg
from pathlib import Path

_FOLDER = str(Path(__file__).resolve().parent)
_BROADCAST, _SETTING_CHANGED, _ABORT_IF_HUNG = 0xFFFF, 0x1A, 0x2


def main(action: str) -> None:
    """Add or remove the folder; programs that are started afterwards know it."""
    with winreg.CreateKeyEx(winreg.HKEY_CURRENT_USER, "Environment", access=winreg.KEY_READ | winreg.KEY_WRITE) as key:
        try:
            typed, kind = winreg.QueryValueEx(key, "Path")
        except FileNotFoundError:
            typed, kind = "", winreg.REG_EXPAND_SZ
        folders = [folder for folder in typed.split(";") if folder and folder.rstrip("\\").lower() != _FOLDER.lower()]
        if action == "add":
            folders.append(_FOLDER)
        winreg.SetValueEx(key, "Path", 0, kind, ";".join(folders))
    ctypes.windll.user32.SendMessageTimeoutW(_BROADCAST, _SETTING_CHANGED, 0, "Environment", _ABORT_IF_HUNG, 2000, None)


main(sys.argv[1])
