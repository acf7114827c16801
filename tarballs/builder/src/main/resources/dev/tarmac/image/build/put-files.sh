#!/bin/sh
# put-files.sh TREE ROOT: copies each file of TREE into the new system's root. Directories that are
# there keep their mode, links among them (/lib) are followed, but never out of the root: what is
# absolute inside the system would be a path of this host.
set -eu
root="$(realpath "$2")"
cd "$1"
find . -type f | while read -r file; do
    directory="$(realpath -m "$root/$(dirname "$file")")"
    case "$directory/" in
        "$root"/*) ;;
        *) echo "put-files: $file would leave the new system: $directory" >&2; exit 1 ;;
    esac
    mkdir -p "$directory"
    cp --remove-destination --preserve=mode "$file" "$directory/"
done
