package dev.tarmac.boot;

import dev.tarmac.access.FrontDoor;
import dev.tarmac.install.Installs;
import dev.tarmac.install.Installs.HandedOut;
import dev.tarmac.ledger.BootId;
import dev.tarmac.ledger.Moment;
import dev.tarmac.ledger.Seen;
import dev.tarmac.machine.Machines;
import dev.tarmac.pxe.MacAddress;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Answers what our loaders ask for, from the database, each time anew.
public final class BootDesk {
    private static final Logger LOG = LoggerFactory.getLogger(BootDesk.class);

    private final Machines machines;
    private final Installs installs;
    private final NetworkDiary diary;
    private final FrontDoor door;
    private final Supplier<Optional<AgentFiles>> agent;
    private final BootScript ipxe;
    private final BootScript grub;
    private final BiConsumer<MacAddress, BootTarget> told;
    private final InstantSource clock;

    /// @param agent as it is now; empty when there is none
    /// @param server what a machine reaches this server by
    /// @param told what each script that is given out is for
    public BootDesk(
            Machines machines,
            Installs installs,
            NetworkDiary diary,
            FrontDoor door,
            Supplier<Optional<AgentFiles>> agent,
            Function<MacAddress, URI> server,
            String kernelArguments,
            BiConsumer<MacAddress, BootTarget> told,
            InstantSource clock) {
        this.machines = machines;
        this.installs = installs;
        this.diary = diary;
        this.door = door;
        this.agent = agent;
        this.ipxe = new IpxeScript(server, kernelArguments);
        this.grub = new GrubScript(server, kernelArguments);
        this.told = told;
        this.clock = clock;
    }

    /// For our iPXE.
    public String ipxe(MacAddress mac) {
        return text(ipxe, "ipxe", mac);
    }

    /// For the signed GRUB.
    public String grub(MacAddress mac) {
        return text(grub, "grub", mac);
    }

    private String text(BootScript script, String loader, MacAddress mac) {
        diary.note(new Seen(mac, new Moment(Moment.Kind.SCRIPT, clock.instant(), loader, 0)));
        Optional<HandedOut> last = installs.lastHandedOut(mac);
        BootTarget target = BootTarget.of(machines.find(mac), installs.latest(mac), last);
        told.accept(mac, target);
        return switch (target) {
            case BootTarget.Agent(String why) -> {
                LOG.info("{}: boots the agent, it {}", mac, why);
                yield agent.get()
                        .map(files -> script.agent(mac, files, why))
                        .orElseGet(() -> script.later(mac));
            }
            case BootTarget.Disk(String why) -> {
                LOG.info("{}: boots its disk, it {}", mac, why);
                yield script.disk(
                        mac,
                        why,
                        last.flatMap(done -> InstalledSystem.esp(installs, done.install())));
            }
        };
    }

    /// An archive with a new ticket for this boot.
    public byte[] ticket(MacAddress mac) {
        BootId boot =
                diary.noted(new Seen(mac, Moment.of(Moment.Kind.TICKET, clock.instant()))).join();
        return archive(door.ticket(mac, boot).text());
    }

    /// All archives with tickets of one length have one length.
    static byte[] archive(String ticket) {
        return new Cpio().directory("tarmac").file("tarmac/ticket", ticket).end();
    }
}
