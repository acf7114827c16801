<#-- A system disk, and four or more disks in RAID 10 for a database. The values are told in docs/templates.md. -->
<#if !["bios", "uefi"]?seq_contains(firmware)><#stop "firmware is bios or uefi, not ${firmware}"></#if>
#version=RHEL9
# System on one disk, the database on RAID 10
<#if firmware == "bios">
# tarmac: allow-in-file esp-missing because this machine starts with BIOS
</#if>

lang en_US.UTF-8
keyboard --vckeymap=us --xlayouts=us
timezone ${quote(timezone)} --utc
<#list ntpServers![] as server>
timesource --ntp-server=${quote(server)}
</#list>
network --device=bond0 --bondslaves=${quote(nics?join(","))} --bondopts=mode=802.3ad,miimon=100,lacp_rate=fast --bootproto=static --ip=${quote(address)} --netmask=${quote(netmask)} --gateway=${quote(gateway)} --nameserver=${quote(nameservers?join(","))} --activate --hostname=${quote(hostname)}
rootpw --lock
user --name=${quote(admin)} --groups=wheel --gecos="Administrator"
sshkey --username=${quote(admin)} ${quote(sshKey)}
selinux --enforcing
firewall --enabled --service=ssh --port=5432:tcp
services --enabled=sshd,chronyd,mdmonitor
liveimg --url=${quote(imageUrl)}<#if imageSha256??> --checksum=${quote(imageSha256)}</#if>

ignoredisk --only-use=${quote(([systemDisk] + dataDisks)?join(","))}
zerombr
clearpart --all --initlabel --disklabel=gpt --drives=${quote(([systemDisk] + dataDisks)?join(","))}
bootloader --boot-drive=${quote(systemDisk)} --append="transparent_hugepage=never"

<#if firmware == "uefi">
part /boot/efi --fstype=efi --size=600 --ondisk=${quote(systemDisk)}
<#else>
part biosboot --fstype=biosboot --size=1 --ondisk=${quote(systemDisk)}
</#if>
part /boot --fstype=xfs --size=1024 --ondisk=${quote(systemDisk)}
part pv.system --size=40960 --grow --ondisk=${quote(systemDisk)}
volgroup vg_system pv.system
logvol / --vgname=vg_system --name=root --fstype=xfs --size=20480 --grow
logvol swap --vgname=vg_system --name=swap --size=${swapMebibytes!8192}

<#list dataDisks as dataDisk>
part raid.data${dataDisk?counter} --size=20480 --grow --ondisk=${quote(dataDisk)}
</#list>
raid pv.data --device=data --level=RAID10 --chunksize=256<#list dataDisks as dataDisk> raid.data${dataDisk?counter}</#list>
# A tenth stays free for the snapshots that a backup is taken from.
volgroup vg_data --reserved-percent=10 pv.data
logvol /var/lib/pgsql --vgname=vg_data --name=pgsql --fstype=xfs --size=20480 --grow --fsoptions=noatime
logvol /var/lib/pgsql/wal --vgname=vg_data --name=wal --fstype=xfs --size=${walMebibytes!16384} --fsoptions=noatime

%post --erroronfail
set -eu
printf '%s\n' '%wheel ALL=(ALL) NOPASSWD: ALL' > /etc/sudoers.d/wheel
chmod 440 /etc/sudoers.d/wheel
cat > /etc/sysctl.d/90-database.conf << 'EOF'
vm.swappiness = 1
vm.overcommit_memory = 2
vm.dirty_background_ratio = 3
vm.dirty_ratio = 10
EOF
%end

reboot
