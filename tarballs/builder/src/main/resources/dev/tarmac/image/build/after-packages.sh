#!/bin/sh
# Run by mmdebstrap with the root of the new system as its argument, after all packages: puts the
# definition's files in place, then takes out whatever makes one machine that machine, what came
# from the building host, and what differs between two builds of the same packages.
set -eu
root="$1"
here="$(dirname "$0")"
sh "$here/put-files.sh" "$here/after-packages" "$root"

rm -f "$root"/etc/ssh/ssh_host_*_key "$root"/etc/ssh/ssh_host_*_key.pub
rm -f "$root/var/lib/systemd/random-seed" "$root/var/lib/systemd/credential.secret"
rm -f "$root/var/lib/dbus/machine-id"
: > "$root/etc/machine-id"

rm -f "$root/etc/hostname" "$root/etc/resolv.conf"
if [ -x "$root/lib/systemd/systemd-resolved" ]; then
    ln -s ../run/systemd/resolve/stub-resolv.conf "$root/etc/resolv.conf"
fi

rm -f "$root"/var/cache/debconf/*-old "$root/var/cache/ldconfig/aux-cache"
rm -f "$root"/var/log/*.log "$root"/var/log/apt/*
