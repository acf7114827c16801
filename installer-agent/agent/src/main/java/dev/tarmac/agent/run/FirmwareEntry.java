package dev.tarmac.agent.run;

import dev.tarmac.agent.process.Command;
import dev.tarmac.agent.process.Processes;
import dev.tarmac.order.HostSettings;
import dev.tarmac.problem.Refused;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Our entry in the firmware's boot menu. Best effort: the fallback loader boots without it, so
/// whatever goes wrong is a notice.
final class FirmwareEntry {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String FIX = "the disk boots by its fallback loader all the same";

    private final Consumer<String> notice;

    FirmwareEntry(Consumer<String> notice) {
        this.notice = notice;
    }

    /// Replaces our entry and returns the order as read back; empty when that cannot be told.
    List<String> write(Path disk, int espNumber, String loader, HostSettings.BootOrder wanted) {
        try {
            for (String number : list().ours()) run("-b", number, "-B");
            run(create(disk, espNumber, loader));
            BootOrder made = list();
            if (made.ours().isEmpty()) {
                notice.accept("the firmware took our boot entry and does not show it; " + FIX);
                return made.order();
            }
            return place(made, made.ours().getFirst(), wanted);
        } catch (Refused e) {
            notice.accept("no boot entry in the firmware: " + e.getMessage());
            return List.of();
        }
    }

    static String[] create(Path disk, int espNumber, String loader) {
        return new String[] {
            "--create-only",
            "--disk",
            disk.toString(),
            "--part",
            Integer.toString(espNumber),
            "--label",
            BootOrder.LABEL,
            "--loader",
            loader
        };
    }

    private List<String> place(BootOrder made, String ours, HostSettings.BootOrder wanted)
            throws Refused {
        made.doubt(wanted).ifPresent(notice);
        List<String> order = made.with(ours, wanted);
        run("--bootorder", String.join(",", order));
        run("--bootnext", ours);
        List<String> readBack = list().order();
        if (!readBack.equals(order))
            notice.accept(
                    "the firmware's boot order is "
                            + String.join(",", readBack)
                            + ", not "
                            + String.join(",", order)
                            + " as asked; it may keep an order of its own");
        return readBack;
    }

    private static BootOrder list() throws Refused {
        return BootOrder.parse(run());
    }

    private static String run(String... arguments) throws Refused {
        Command command = Command.of("efibootmgr").with(arguments).within(LIMIT);
        return Processes.run(command, "firmware boot entries", FIX);
    }
}
