#!/bin/sh
# Runs a Windows program under Wine, in a Windows of its own next to the build: wine.sh WINE PROGRAM ARGUMENT...
set -eu

WINEPREFIX=${WINEPREFIX:-$PWD/wine}
WINEARCH=win64
WINEDEBUG=${WINEDEBUG:--all}
export WINEPREFIX WINEARCH WINEDEBUG
unset DISPLAY
exec "$@"
