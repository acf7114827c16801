<#-- One disk, all but /boot encrypted. The values are told in docs/templates.md. -->
<#if !["bios", "uefi"]?seq_contains(firmware)><#stop "firmware is bios or uefi, not ${firmware}"></#if>
#version=RHEL9
# LVM on LUKS, as on a laptop: the passphrase is asked for on the console
<#if firmware == "bios">
# tarmac: allow-in-file esp-missing because this machine starts with BIOS
</#if>

lang en_US.UTF-8
keyboard --vckeymap=us --xlayouts=us
timezone ${quote(timezone)} --utc
<#list ntpServers![] as server>
timesource --ntp-server=${quote(server)}
</#list>
network --bootproto=dhcp --device=link --activate --hostname=${quote(hostname)}
rootpw --lock
user --name=${quote(admin)} --groups=wheel --gecos="Administrator"
sshkey --username=${quote(admin)} ${quote(sshKey)}
selinux --enforcing
firewall --enabled --service=ssh
services --enabled=sshd,chronyd
liveimg --url=${quote(imageUrl)}<#if imageSha256??> --checksum=${quote(imageSha256)}</#if>

ignoredisk --only-use=${quote(systemDisk)}
zerombr
clearpart --all --initlabel --disklabel=gpt --drives=${quote(systemDisk)}
bootloader --boot-drive=${quote(systemDisk)}

<#if firmware == "uefi">
part /boot/efi --fstype=efi --size=600 --ondisk=${quote(systemDisk)}
<#else>
part biosboot --fstype=biosboot --size=1 --ondisk=${quote(systemDisk)}
</#if>
part /boot --fstype=xfs --size=1024 --ondisk=${quote(systemDisk)}
part pv.system --size=40960 --grow --ondisk=${quote(systemDisk)} --encrypted --luks-version=luks2 --passphrase=${quote(passphrase)}
volgroup vg_system pv.system
logvol / --vgname=vg_system --name=root --fstype=xfs --size=20480
logvol swap --vgname=vg_system --name=swap --size=${swapMebibytes!8192}
logvol /home --vgname=vg_system --name=home --fstype=xfs --size=10240 --grow --fsoptions=nodev,nosuid

%post --erroronfail
set -eu
printf '%s\n' '%wheel ALL=(ALL) NOPASSWD: ALL' > /etc/sudoers.d/wheel
chmod 440 /etc/sudoers.d/wheel
# The passphrase was in a file on a server: whoever logs in is reminded of it.
device=$(blkid --match-token TYPE=crypto_LUKS --output device | head -n 1)
printf '%s\n' "Change the passphrase of the installation: cryptsetup luksChangeKey $device" > /etc/motd
%end

reboot
