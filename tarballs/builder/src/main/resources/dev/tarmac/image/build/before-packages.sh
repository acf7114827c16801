#!/bin/sh
# Run by mmdebstrap with the root of the new system as its argument, before the packages that a
# definition names are installed: puts the definition's early files in place.
set -eu
cp -a "$(dirname "$0")/before-packages/." "$1/"
