@echo off
rem The window that the start menu opens: Thai letters, itareport on the PATH, the first commands.
rem A double click closes a script's window at its end, so the script opens one that stays and runs in it once more.
if not "%~1"=="open" (
    cmd /k ""%~f0" open"
    exit /b
)
chcp 65001 > nul
set "PATH=%~dp0;%PATH%"
set PYTHONUTF8=1
title itareport
type "%~dp0start.txt"
prompt $P$G
