<#-- A system disk, and large disks with sectors of 4096 bytes in RAID 6. The values are told in docs/templates.md. -->
<#if !["bios", "uefi"]?seq_contains(firmware)><#stop "firmware is bios or uefi, not ${firmware}"></#if>
#version=RHEL9
# System on a small disk, the store on RAID 6
<#if firmware == "bios">
# tarmac: allow-in-file esp-missing because this machine starts with BIOS
</#if>

lang en_US.UTF-8
keyboard --vckeymap=us --xlayouts=us
timezone ${quote(timezone)} --utc
<#list ntpServers![] as server>
timesource --ntp-server=${quote(server)}
</#list>
network --bootproto=dhcp --device=${quote(nic)} --mtu=9000 --activate --hostname=${quote(hostname)}
rootpw --lock
user --name=${quote(admin)} --groups=wheel --gecos="Administrator"
sshkey --username=${quote(admin)} ${quote(sshKey)}
selinux --enforcing
firewall --enabled --service=ssh --service=nfs
services --enabled=sshd,chronyd,mdmonitor,nfs-server
liveimg --url=${quote(imageUrl)}<#if imageSha256??> --checksum=${quote(imageSha256)}</#if>

ignoredisk --only-use=${quote(([systemDisk] + dataDisks)?join(","))}
zerombr
clearpart --all --initlabel --disklabel=gpt --drives=${quote(([systemDisk] + dataDisks)?join(","))}
bootloader --boot-drive=${quote(systemDisk)} --append="console=tty0 console=ttyS0,115200"

<#if firmware == "uefi">
part /boot/efi --fstype=efi --size=600 --ondisk=${quote(systemDisk)}
<#else>
part biosboot --fstype=biosboot --size=1 --ondisk=${quote(systemDisk)}
</#if>
part /boot --fstype=xfs --size=1024 --ondisk=${quote(systemDisk)}
part swap --size=${swapMebibytes!4096} --ondisk=${quote(systemDisk)}
part / --fstype=xfs --size=20480 --grow --ondisk=${quote(systemDisk)}

<#list dataDisks as dataDisk>
part raid.store${dataDisk?counter} --size=102400 --grow --ondisk=${quote(dataDisk)}
</#list>
raid /srv/store --device=store --level=RAID6 --chunksize=512 --spares=${spares!0} --fstype=xfs --label=store --fsoptions=noatime<#list dataDisks as dataDisk> raid.store${dataDisk?counter}</#list>

%post --erroronfail
set -eu
printf '%s\n' '%wheel ALL=(ALL) NOPASSWD: ALL' > /etc/sudoers.d/wheel
chmod 440 /etc/sudoers.d/wheel
mkdir -p /etc/exports.d
printf '%s\n' ${quote("/srv/store " + clients + "(rw,sync)")} > /etc/exports.d/store.exports
# Every sector is looked at once a week, not when a disk has failed already.
systemctl enable raid-check.timer
%end

reboot
