<#-- LVM on one disk, what grows apart from what must not fill up. The values are told in docs/templates.md. -->
<#if !["bios", "uefi"]?seq_contains(firmware)><#stop "firmware is bios or uefi, not ${firmware}"></#if>
#version=RHEL9
# LVM with /var, /home and /tmp of their own
<#if firmware == "bios">
# tarmac: allow-in-file esp-missing because this machine starts with BIOS
</#if>

lang en_US.UTF-8
keyboard --vckeymap=us --xlayouts=us
timezone ${quote(timezone)} --utc
<#list ntpServers![] as server>
timesource --ntp-server=${quote(server)}
</#list>
<#if address??>
network --bootproto=static --device=${quote(nic)} --ip=${quote(address)} --netmask=${quote(netmask)} --gateway=${quote(gateway)} --nameserver=${quote(nameservers?join(","))} --activate --hostname=${quote(hostname)}
<#else>
network --bootproto=dhcp --device=${quote(nic)} --activate --hostname=${quote(hostname)}
</#if>
rootpw --lock
group --name=deploy --gid=2000
user --name=${quote(admin)} --groups=wheel,deploy --gecos="Administrator"
sshkey --username=${quote(admin)} ${quote(sshKey)}
selinux --enforcing
firewall --enabled --service=ssh --service=http --service=https
services --enabled=sshd,chronyd,auditd --disabled=cups
liveimg --url=${quote(imageUrl)}<#if imageSha256??> --checksum=${quote(imageSha256)}</#if>

ignoredisk --only-use=${quote(systemDisk)}
zerombr
clearpart --all --initlabel --disklabel=gpt --drives=${quote(systemDisk)}
bootloader --boot-drive=${quote(systemDisk)} --append="audit=1 audit_backlog_limit=8192"

<#if firmware == "uefi">
part /boot/efi --fstype=efi --size=600 --ondisk=${quote(systemDisk)}
<#else>
part biosboot --fstype=biosboot --size=1 --ondisk=${quote(systemDisk)}
</#if>
part /boot --fstype=xfs --size=1024 --fsoptions=nodev,nosuid --ondisk=${quote(systemDisk)}
part pv.system --size=61440 --grow --ondisk=${quote(systemDisk)}

# A tenth stays free: for snapshots, and for what turns out to be too small.
volgroup vg_system --reserved-percent=10 pv.system
logvol / --vgname=vg_system --name=root --fstype=xfs --size=10240
logvol swap --vgname=vg_system --name=swap --size=${swapMebibytes!4096}
logvol /home --vgname=vg_system --name=home --fstype=xfs --size=4096 --fsoptions=nodev,nosuid
logvol /tmp --vgname=vg_system --name=tmp --fstype=xfs --size=2048 --fsoptions=nodev,nosuid,noexec
logvol /var --vgname=vg_system --name=var --fstype=xfs --size=10240 --grow --fsoptions=nodev
logvol /var/log --vgname=vg_system --name=var_log --fstype=xfs --size=8192 --fsoptions=nodev,nosuid,noexec
logvol /var/log/audit --vgname=vg_system --name=var_log_audit --fstype=xfs --size=4096 --fsoptions=nodev,nosuid,noexec
logvol /var/tmp --vgname=vg_system --name=var_tmp --fstype=xfs --size=4096 --fsoptions=nodev,nosuid,noexec

%post --erroronfail
set -eu
printf '%s\n' '%wheel ALL=(ALL) NOPASSWD: ALL' > /etc/sudoers.d/wheel
chmod 440 /etc/sudoers.d/wheel
# The journal outlives a reboot.
mkdir -p /var/log/journal
%end

reboot
