#!/bin/bash
# What an admin types in a rescue shell to put an image onto a BIOS machine, with the fastest flags known.
# The agent mounts with the same flags; openssl hashes three to five times as fast as Debian's sha256sum.
set -euo pipefail
disk=$1 url=$2 sha256=$3
wipefs --all --quiet "$disk"
sfdisk --quiet --wipe always "$disk" <<TABLE
label: gpt
size=1MiB, type=21686148-6449-6E6F-744E-656564454649
type=0FC63DAF-8483-4772-8E79-3D69D8477DE4
TABLE
part() { case $disk in *[0-9]) echo "${disk}p$1" ;; *) echo "$disk$1" ;; esac; }
mkfs.ext4 -q -F -E lazy_itable_init=1,lazy_journal_init=1,nodiscard "$(part 2)"
mount -o noatime,nobarrier,data=writeback,noinit_itable "$(part 2)" /mnt
wget -qO- "$url" | tee >(openssl dgst -sha256 -r > /run/sum) | zstd -dc |
    tar -x --numeric-owner --xattrs --xattrs-include='*' -C /mnt
until [ -s /run/sum ]; do sleep 0.01; done
read -r got _ < /run/sum
[ "$got" = "$sha256" ]
uuid=$(blkid -s UUID -o value "$(part 2)")
echo "UUID=$uuid / ext4 errors=remount-ro 0 1" > /mnt/etc/fstab
echo node-1 > /mnt/etc/hostname
mkdir -p -m 700 /mnt/root/.ssh
echo "ssh-ed25519 AAAA admin" > /mnt/root/.ssh/authorized_keys
grub-install --target=i386-pc --directory=/mnt/usr/lib/grub/i386-pc --boot-directory=/mnt/boot \
    --locales= --fonts= --themes= --no-floppy "$disk"
kernel=$(cd /mnt/boot && ls vmlinuz-*)
cat > /mnt/boot/grub/grub.cfg <<CONFIG
search --no-floppy --fs-uuid --set=root $uuid
linux /boot/$kernel root=UUID=$uuid ro console=ttyS0
initrd /boot/initrd.img-${kernel#vmlinuz-}
boot
CONFIG
sync
umount /mnt
