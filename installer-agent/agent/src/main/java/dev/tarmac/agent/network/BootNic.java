package dev.tarmac.agent.network;

import dev.tarmac.agent.linux.KernelFiles;
import dev.tarmac.agent.process.Command;
import dev.tarmac.agent.process.Processes;
import dev.tarmac.problem.Refused;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The one interface this agent uses: the one it was booted through. No DISCOVER is sent; the boot
/// loader's lease is the agent's.
public final class BootNic {
    private static final int POLL_MILLIS = 20;
    private static final int TELL_EVERY_SECONDS = 10;
    private static final String ADDRESS_FIX =
            "look at the lines above for what the kernel said of this NIC";

    private BootNic() {}

    /// The kernel's name of the NIC with this hardware address. The kernel sets a NIC up before it
    /// returns from loading its driver, but some (behind USB, with firmware to load) come later, so
    /// /sys is looked at again for up to `seconds`.
    public static Optional<String> await(Path sys, String mac, int seconds) {
        for (long left = seconds * 1000L; ; left -= POLL_MILLIS) {
            Optional<String> name = find(sys, mac);
            if (name.isPresent() || left <= 0 || !pause()) return name;
        }
    }

    static Optional<String> find(Path sys, String mac) {
        for (Path nic : KernelFiles.entries(sys.resolve("class/net")))
            if (nic.resolve("device").toFile().exists()
                    && KernelFiles.text(nic.resolve("address")).orElse("").equalsIgnoreCase(mac))
                return Optional.of(nic.getFileName().toString());
        return Optional.empty();
    }

    /// What has to be run so that the interface speaks with the handed-over address.
    static List<Command> commands(String name, BootParameters boot) {
        List<Command> commands = new ArrayList<>();
        commands.add(Command.of("ip", "link", "set", "dev", name, "up"));
        commands.add(
                Command.of(
                        "ip",
                        "addr",
                        "add",
                        boot.address() + "/" + boot.prefixLength(),
                        "dev",
                        name));
        boot.gateway()
                .ifPresent(
                        gateway ->
                                commands.add(
                                        Command.of(
                                                "ip",
                                                "route",
                                                "add",
                                                "default",
                                                "via",
                                                gateway.toString(),
                                                "dev",
                                                name)));
        return commands;
    }

    public static void configure(String name, BootParameters boot) throws Refused {
        for (Command command : commands(name, boot)) Processes.run(command, name, ADDRESS_FIX);
    }

    /// Waits until there is a link, and says every few seconds that there is none: nothing else can
    /// be done without it. /sys has no event for it that costs less than looking.
    public static void awaitCarrier(Path sys, String name, Consumer<String> tell) {
        Path carrier = sys.resolve("class/net/" + name + "/carrier");
        long started = System.nanoTime();
        long told = 0;
        while (!KernelFiles.text(carrier).orElse("0").equals("1")) {
            long seconds = (System.nanoTime() - started) / 1_000_000_000L;
            if (seconds >= told + TELL_EVERY_SECONDS) {
                told = seconds;
                tell.accept(
                        "no carrier on "
                                + name
                                + " for "
                                + seconds
                                + " s: look at the cable and the switch port (a port that waits"
                                + " for spanning tree takes 30 s; set it to portfast)");
            }
            if (!pause()) return;
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(POLL_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
