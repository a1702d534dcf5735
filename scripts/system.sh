#!/bin/sh
# Makes sure that what the project needs of the system is there: installs it with apt as root, else names it.
#   system.sh python   Python 3.11 or later with venv
#   system.sh node     nodejs and npm (the tests' validators and editor server)
#   system.sh windows  NSIS, Wine and a compiler for Windows (the installer, made and tried)
#   system.sh test     LibreOffice, poppler, fonts, git, zsh, fish (the tests that look at the finished report)
set -eu

missing=""
need() { # need PACKAGE COMMAND...: the command succeeds when the package is there
    package=$1
    shift
    "$@" > /dev/null 2>&1 || missing="$missing $package"
}

case "${1:-}" in
python)
    need python3 python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'
    need python3-venv python3 -c 'import ensurepip, venv'
    ;;
node)
    need nodejs node --version
    need npm npm --version
    ;;
test)
    need git git --version
    need libreoffice-writer-nogui soffice --version
    need poppler-utils pdftotext -v
    need fontconfig fc-list --version
    need fonts-tlwg-laksaman-ttf test -e /usr/share/fonts/truetype/tlwg/Laksaman.ttf
    need fonts-tlwg-garuda-ttf test -e /usr/share/fonts/truetype/tlwg/Garuda.ttf
    need chromium chromium --version
    need zsh zsh --version
    need fish fish --version
    ;;
windows)
    need nsis makensis -VERSION
    need wine64 test -e /usr/lib/wine/wine64
    need wine wine --version
    need gcc-mingw-w64-x86-64 x86_64-w64-mingw32-gcc --version
    ;;
*)
    echo "usage: system.sh python|node|windows|test" >&2
    exit 2
    ;;
esac

[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
    echo "installing:$missing"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    # shellcheck disable=SC2086 # one word a package
    apt-get install -y -qq --no-install-recommends $missing > /dev/null
else
    echo "please install:$missing   (Debian: sudo apt-get install$missing)" >&2
    exit 1
fi
