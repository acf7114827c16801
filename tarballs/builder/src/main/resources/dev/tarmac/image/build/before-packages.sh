#!/bin/sh
# Run by mmdebstrap with the root of the new system as its argument, before the packages that a
# definition names are installed: puts the definition's early files in place.
set -eu
here="$(dirname "$0")"
sh "$here/put-files.sh" "$here/before-packages" "$1"
