<#-- Two disks, everything on both: the machine starts from either. The values are told in docs/templates.md. -->
<#if !["bios", "uefi"]?seq_contains(firmware)><#stop "firmware is bios or uefi, not ${firmware}"></#if>
#version=RHEL9
# Two disks, mirrored as a whole
<#if firmware == "bios">
# tarmac: allow-in-file esp-missing because this machine starts with BIOS
</#if>

lang en_US.UTF-8
keyboard --vckeymap=us --xlayouts=us
timezone ${quote(timezone)} --utc
<#list ntpServers![] as server>
timesource --ntp-server=${quote(server)}
</#list>
network --bootproto=static --device=${quote(nic)} --ip=${quote(address)} --netmask=${quote(netmask)} --gateway=${quote(gateway)} --nameserver=${quote(nameservers?join(","))} --noipv6 --activate --hostname=${quote(hostname)}
rootpw --lock
user --name=${quote(admin)} --groups=wheel --gecos="Administrator"
sshkey --username=${quote(admin)} ${quote(sshKey)}
selinux --enforcing
firewall --enabled --service=ssh
services --enabled=sshd,chronyd,mdmonitor
liveimg --url=${quote(imageUrl)}<#if imageSha256??> --checksum=${quote(imageSha256)}</#if>

ignoredisk --only-use=${quote(systemDisks?join(","))}
zerombr
clearpart --all --initlabel --disklabel=gpt --drives=${quote(systemDisks?join(","))}
bootloader --boot-drive=${quote(systemDisks[0])} --append="console=tty0 console=ttyS0,115200"

<#list systemDisks as disk>
<#if firmware == "uefi">
part raid.esp${disk?counter} --size=600 --ondisk=${quote(disk)}
<#else>
# tarmac: allow read-with-warning because either disk may have to start the machine
part biosboot --fstype=biosboot --size=1 --ondisk=${quote(disk)}
</#if>
part raid.boot${disk?counter} --size=1024 --ondisk=${quote(disk)}
part raid.system${disk?counter} --size=20480 --grow --ondisk=${quote(disk)}
</#list>

<#if firmware == "uefi">
raid /boot/efi --device=esp --level=RAID1 --fstype=efi<#list systemDisks as disk> raid.esp${disk?counter}</#list>
</#if>
raid /boot --device=boot --level=RAID1 --fstype=xfs<#list systemDisks as disk> raid.boot${disk?counter}</#list>
raid pv.system --device=system --level=RAID1<#list systemDisks as disk> raid.system${disk?counter}</#list>
volgroup vg_system pv.system
logvol / --vgname=vg_system --name=root --fstype=xfs --size=10240 --grow
logvol swap --vgname=vg_system --name=swap --size=${swapMebibytes!4096}

%post --erroronfail
set -eu
printf '%s\n' '%wheel ALL=(ALL) NOPASSWD: ALL' > /etc/sudoers.d/wheel
chmod 440 /etc/sudoers.d/wheel
%end

reboot
