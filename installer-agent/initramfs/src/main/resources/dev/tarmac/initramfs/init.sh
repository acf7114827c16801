#!/bin/sh
# First process of the installer agent's system. Prepares what Java needs, runs the agent, and when the
# agent is gone says why and gives a shell on every console. It never ends: the kernel would panic.

export PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM=linux
# Names of files are UTF-8; everything else (messages, sorting) is plain C.
export LANG=C LC_CTYPE=C.UTF-8

mount -t proc -o nosuid,nodev,noexec proc /proc
mount -t sysfs -o nosuid,nodev,noexec sysfs /sys
mount -t devtmpfs -o nosuid,mode=755 dev /dev
mkdir -p /dev/pts /dev/shm
mount -t devpts -o nosuid,noexec,mode=620 devpts /dev/pts
mount -t tmpfs -o nosuid,nodev,mode=1777 shm /dev/shm
mount -t tmpfs -o nosuid,nodev,mode=755 run /run
ln -sf /proc/self/fd /dev/fd
# Errors reach the console, and nothing else does: what the agent says must stay readable.
echo '4 4 1 7' > /proc/sys/kernel/printk
ip link set lo up

consoles() {
    for console in $(cat /sys/class/tty/console/active); do
        if [ "$console" = tty0 ]; then echo tty1; else echo "$console"; fi
    done
}

say() {
    for console in $(consoles); do
        printf '\n*** %s\n' "$*" 2>/dev/null > "/dev/$console"
    done
}

# One shell per console, again and again. `setsid -c` gives it its console, and with that Ctrl-C.
shells() {
    say "$1 This is a shell; 'reboot -f' restarts the machine, 'dmesg' shows the kernel's messages."
    for console in $(consoles); do
        (
            cd /root
            while [ -c "/dev/$console" ]; do
                setsid -c sh -l < "/dev/$console" > "/dev/$console" 2>&1
                sleep 1
            done
        ) &
    done
    while :; do
        wait
        sleep 60
    done
}

agent() {
    read -r up rest < /proc/uptime
    echo "tarmac: starting the agent, up $up s after the kernel"
    # An emulated CPU may read an instruction while another CPU rewrites it, which real ones never show to a program:
    # a method that Java gives up at that moment ends in SIGSEGV. What the first compiler made is hardly ever given up.
    compilers=
    if grep -q 'QEMU TCG' /proc/cpuinfo; then compilers=-XX:TieredStopAtLevel=1; fi
    # shellcheck disable=SC2086 # nothing, or one word
    @RUNTIME@/bin/java $compilers \
        -Xms32m -Xmx256m -Xss512k -XX:+UseSerialGC -XX:-UsePerfData \
        -Xshare:auto -XX:SharedArchiveFile=@CLASSES@ -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 \
        -XX:+ExitOnOutOfMemoryError -XX:ErrorFile=/run/java-error.txt \
        --enable-native-access=ALL-UNNAMED \
        -cp @CLASS_PATH@ @MAIN_CLASS@
}

case " $(cat /proc/cmdline) " in
*' tarmac.shell '*) shells 'The kernel command line has tarmac.shell: the agent was not started.' ;;
esac

agent
status=$?
case $status in
0) why='The installer agent has ended.' ;;
3) why='The installer agent ran out of memory (Java heap).' ;;
137) why='The installer agent was killed; the machine may be short of memory.' ;;
134) why='The Java runtime crashed; see /run/java-error.txt.' ;;
*) why="The installer agent ended with status $status; its last words stand above." ;;
esac
shells "$why"
