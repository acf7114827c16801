#!/bin/bash
# PID 1 of the rescue system: what a live system has done before an admin gets the prompt.
export PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
mount -t tmpfs run /run
ln -s /proc/self/fd /dev/fd
depmod
find /sys/devices -name modalias -print0 | xargs -0 sort -u | xargs modprobe -ab 2>/dev/null
find /sys/devices -name modalias -print0 | xargs -0 sort -u | xargs modprobe -ab 2>/dev/null
modprobe -ab ext4 xfs vfat nls_cp437 nls_ascii efivarfs
[ -d /sys/firmware/efi ] && mount -t efivarfs efivarfs /sys/firmware/efi/efivars
for word in $(cat /proc/cmdline); do
    case $word in
        byhand.url=*) url=${word#*=} ;;
        byhand.sha256=*) sha256=${word#*=} ;;
        byhand.address=*) address=${word#*=} ;;
        byhand.script=*) script=${word#*=} ;;
    esac
done
ip link set lo up
nic=$(ls /sys/class/net | grep -v lo | head -n 1)
ip link set "$nic" up
ip addr add "$address" dev "$nic"
until [ "$(cat "/sys/class/net/$nic/carrier")" = 1 ]; do sleep 0.1; done
disk=$(lsblk -dnpo NAME,TYPE | awk '$2 == "disk" {print $1; exit}')
echo "BY-HAND START $(cut -d ' ' -f 1 /proc/uptime)" > /dev/console
if "/by-hand/$script" "$disk" "$url" "$sha256" > /dev/console 2>&1; then
    echo "BY-HAND READY $(cut -d ' ' -f 1 /proc/uptime)" > /dev/console
else
    echo "BY-HAND FAILED" > /dev/console
fi
echo o > /proc/sysrq-trigger
while :; do sleep 60; done
