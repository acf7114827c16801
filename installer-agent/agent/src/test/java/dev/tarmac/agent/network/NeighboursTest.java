package dev.tarmac.agent.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.agent.linux.FileDescriptors;
import dev.tarmac.agent.linux.KernelFiles;
import dev.tarmac.agent.linux.LinuxException;
import dev.tarmac.agent.linux.NativeMemory;
import dev.tarmac.agent.linux.SystemCall;
import dev.tarmac.agent.process.Command;
import dev.tarmac.agent.process.Processes;
import dev.tarmac.facts.LinkNeighbour;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A machine and a switch with two cables between, in a network of their own: a thread leaves ours,
/// with all that it starts.
@Tag("root")
@Timeout(60)
class NeighboursTest {
    private static final long WRITE = 1;
    private static final long SOCKET = 41;
    private static final long BIND = 49;
    private static final long UNSHARE = 272;
    private static final int CLONE_NEWNET = 0x40000000;
    private static final int AF_PACKET = 17;
    private static final int SOCK_RAW_CLOEXEC = 0x80003;

    private static final Path PROC = Path.of("/proc");
    private static final byte[] TO_NEAREST = {1, (byte) 0x80, (byte) 0xc2, 0, 0, 0x0e};

    @TempDir Path sys;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @Test
    void hearsEverySwitchOnce() throws Throwable {
        apart(
                () -> {
                    cable("nic0", "port0");
                    cable("nic1", "port1");
                    Neighbours neighbours = new Neighbours(sys, this::hears, told::add);
                    neighbours.listenOn("nic0");
                    Thread ears = new Thread(neighbours);
                    ears.setDaemon(true);
                    ears.start();

                    assertThat(answerTo("port0", "Ethernet1/1")).isEqualTo("nic0 tor Ethernet1/1");
                    say("port0", "Ethernet1/1");
                    say("port0", "Ethernet9/9");
                    neighbours.listenOn("nic1");
                    assertThat(answerTo("port1", "Ethernet1/2"))
                            .as("neither what was known, nor a change a moment later")
                            .isEqualTo("nic1 tor Ethernet1/2");
                    assertThat(told)
                            .containsExactly(
                                    "nic0 hangs on tor Ethernet1/1",
                                    "nic1 hangs on tor Ethernet1/2");
                });
    }

    @Test
    void anIdleNicIsOnAndKeepsStill() throws Throwable {
        apart(
                () -> {
                    cable("nic0", "port0");
                    ip("ip", "link", "set", "dev", "nic0", "down");

                    IdleNics.switchOn(PROC, "nic0");

                    assertThat(ip("ip", "-o", "link", "show", "dev", "nic0"))
                            .contains("NOARP")
                            .containsPattern("[<,]UP[,>]");
                    assertThat(ip("ip", "-o", "addr", "show", "dev", "nic0"))
                            .doesNotContain("inet");
                    assertThat(
                                    KernelFiles.text(
                                            PROC.resolve("sys/net/ipv6/conf/nic0/disable_ipv6")))
                            .isIn(Optional.of("1"), Optional.empty());
                });
    }

    /// What a test does in its own network.
    @FunctionalInterface
    private interface Play {
        void act() throws Exception;
    }

    private static void apart(Play play) throws Throwable {
        FutureTask<Void> task =
                new FutureTask<>(
                        () -> {
                            long result = SystemCall.call(UNSHARE, CLONE_NEWNET, 0, 0, 0, 0);
                            SystemCall.check("unshare", "the network", result);
                            play.act();
                            return null;
                        });
        new Thread(task, "network of its own").start();
        try {
            task.get();
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }

    private void hears(String nic, LinkNeighbour neighbour) {
        heard.add(nic + " " + neighbour);
    }

    /// The first end is the machine's, and stands in its /sys.
    private void cable(String nic, String port) throws Refused, IOException {
        ip("ip", "link", "add", nic, "type", "veth", "peer", "name", port);
        for (String end : new String[] {nic, port}) {
            ip("ip", "link", "set", "dev", end, "up");
            Path folder = Files.createDirectories(sys.resolve("class/net/" + end));
            Files.writeString(folder.resolve("ifindex"), index(end) + "\n");
        }
        Files.createDirectory(sys.resolve("class/net/" + nic + "/device"));
    }

    private static int index(String name) throws Refused {
        String line = ip("ip", "-o", "link", "show", "dev", name);
        return Integer.parseInt(line.substring(0, line.indexOf(':')));
    }

    private static String ip(String... command) throws Refused {
        return Processes.run(Command.of(command), "test", "-");
    }

    /// Nobody tells when the socket is open, so the switch repeats itself, as switches do.
    private String answerTo(String port, String id) throws Exception {
        while (true) {
            say(port, id);
            String answer = heard.poll(100, TimeUnit.MILLISECONDS);
            if (answer != null) return answer;
        }
    }

    private static void say(String port, String id) throws LinuxException, Refused {
        byte[] words =
                LldpTest.packet(
                        1, new byte[] {4, 2, 0, 0, 0, 0, 1},
                        2, LldpTest.text(5, id),
                        3, new byte[] {0, 120},
                        5, "tor".getBytes(StandardCharsets.UTF_8),
                        0, new byte[0]);
        NativeMemory frame = NativeMemory.allocate(Math.max(60, 14 + words.length));
        frame.buffer()
                .put(0, TO_NEAREST)
                .put(6, new byte[] {2, 0, 0, 0, 0, 1})
                .put(12, new byte[] {(byte) 0x88, (byte) 0xcc})
                .put(14, words);
        NativeMemory address = NativeMemory.allocate(20);
        address.buffer().putShort(0, (short) AF_PACKET).putInt(4, index(port));
        long fd = SystemCall.call(SOCKET, AF_PACKET, SOCK_RAW_CLOEXEC, 0, 0, 0);
        SystemCall.check("socket", port, fd);
        try {
            long bound = SystemCall.call(BIND, fd, address.address(), address.size(), 0, 0);
            SystemCall.check("bind to", port, bound);
            long sent = SystemCall.call(WRITE, fd, frame.address(), frame.size(), 0, 0);
            SystemCall.check("send by", port, sent);
        } finally {
            FileDescriptors.close((int) fd);
            Reference.reachabilityFence(address);
            Reference.reachabilityFence(frame);
        }
    }
}
