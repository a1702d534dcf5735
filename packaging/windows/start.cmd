@echo off
rem The window that the start menu opens: Thai letters, itareport on the PATH, the first commands.
chcp 65001 > nul
set "PATH=%~dp0;%PATH%"
set PYTHONUTF8=1
title itareport
type "%~dp0start.txt"
prompt $P$G
