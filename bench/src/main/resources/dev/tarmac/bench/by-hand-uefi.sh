#!/bin/bash
# The same for a UEFI machine: signed loaders are copied to the fallback path, which is all the firmware needs.
set -euo pipefail
disk=$1 url=$2 sha256=$3
wipefs --all --quiet "$disk"
sfdisk --quiet --wipe always "$disk" <<TABLE
label: gpt
size=300MiB, type=C12A7328-F81F-11D2-BA4B-00A0C93EC93B
type=0FC63DAF-8483-4772-8E79-3D69D8477DE4
TABLE
part() { case $disk in *[0-9]) echo "${disk}p$1" ;; *) echo "$disk$1" ;; esac; }
mkfs.fat -F 32 "$(part 1)" > /dev/null &
mkfs.ext4 -q -F -E lazy_itable_init=1,lazy_journal_init=1,nodiscard "$(part 2)"
wait
mount -o noatime,nobarrier,data=writeback,noinit_itable "$(part 2)" /mnt
mkdir -p /mnt/boot/efi
mount -o noatime "$(part 1)" /mnt/boot/efi
wget -qO- "$url" | tee >(openssl dgst -sha256 -r > /run/sum) | zstd -dc |
    tar -x --numeric-owner --xattrs --xattrs-include='*' -C /mnt
until [ -s /run/sum ]; do sleep 0.01; done
read -r got _ < /run/sum
[ "$got" = "$sha256" ]
uuid=$(blkid -s UUID -o value "$(part 2)")
{
    echo "UUID=$uuid / ext4 errors=remount-ro 0 1"
    echo "UUID=$(blkid -s UUID -o value "$(part 1)") /boot/efi vfat umask=0077 0 2"
} > /mnt/etc/fstab
echo node-1 > /mnt/etc/hostname
mkdir -p -m 700 /mnt/root/.ssh
echo "ssh-ed25519 AAAA admin" > /mnt/root/.ssh/authorized_keys
mkdir -p /mnt/boot/efi/EFI/BOOT /mnt/boot/efi/EFI/debian /mnt/boot/grub
cp /mnt/usr/lib/shim/shimx64.efi.signed /mnt/boot/efi/EFI/BOOT/BOOTX64.EFI
cp /mnt/usr/lib/grub/x86_64-efi-signed/grubx64.efi.signed /mnt/boot/efi/EFI/BOOT/grubx64.efi
kernel=$(cd /mnt/boot && ls vmlinuz-*)
cat > /mnt/boot/efi/EFI/debian/grub.cfg <<CONFIG
search --no-floppy --fs-uuid --set=root $uuid
linux (\$root)/boot/$kernel root=UUID=$uuid ro console=ttyS0
initrd (\$root)/boot/initrd.img-${kernel#vmlinuz-}
boot
CONFIG
efibootmgr -q -c -d "$disk" -p 1 -L node -l '\EFI\BOOT\BOOTX64.EFI' || true
sync
umount /mnt/boot/efi /mnt
