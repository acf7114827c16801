<#-- One disk, plain partitions. The values are told in docs/templates.md. -->
<#if !["bios", "uefi"]?seq_contains(firmware)><#stop "firmware is bios or uefi, not ${firmware}"></#if>
#version=RHEL9
# One disk, plain partitions
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
rootpw --iscrypted ${quote(rootPasswordHash)}
sshkey --username=root ${quote(sshKey)}
selinux --enforcing
firewall --enabled --service=ssh
services --enabled=sshd,chronyd
liveimg --url=${quote(imageUrl)}<#if imageSha256??> --checksum=${quote(imageSha256)}</#if>

ignoredisk --only-use=${quote(systemDisk)}
zerombr
clearpart --all --initlabel --disklabel=gpt --drives=${quote(systemDisk)}
bootloader --boot-drive=${quote(systemDisk)} --timeout=3 --append="console=tty0 console=ttyS0,115200"

<#if firmware == "uefi">
part /boot/efi --fstype=efi --size=600 --ondisk=${quote(systemDisk)}
<#else>
part biosboot --fstype=biosboot --size=1 --ondisk=${quote(systemDisk)}
</#if>
part /boot --fstype=xfs --size=1024 --ondisk=${quote(systemDisk)}
part swap --size=${swapMebibytes!4096} --ondisk=${quote(systemDisk)}
part / --fstype=xfs --size=10240 --grow --ondisk=${quote(systemDisk)}

%post --erroronfail
set -eu
# Root comes in with the key, never with the password.
mkdir -p /etc/ssh/sshd_config.d
printf '%s\n' 'PermitRootLogin prohibit-password' > /etc/ssh/sshd_config.d/10-root.conf
chmod 600 /etc/ssh/sshd_config.d/10-root.conf
%end

reboot
