package dev.tarmac.agent;

import dev.tarmac.agent.driver.Drivers;
import dev.tarmac.agent.linux.KernelFiles;
import dev.tarmac.agent.network.BootNic;
import dev.tarmac.agent.network.BootParameters;
import dev.tarmac.agent.network.LeaseRenewal;
import dev.tarmac.agent.probe.NicProbe;
import dev.tarmac.agent.run.Abilities;
import dev.tarmac.agent.run.Images;
import dev.tarmac.order.Hello;
import dev.tarmac.problem.Refused;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Starts on a machine that has just booted the agent's kernel: drivers, network, hello, and then
/// whatever the server orders. Does not return while there is anything to wait for.
public final class Main {
    static final String VERSION = "0.1.0";

    private static final Path SYS = Path.of("/sys");
    private static final Path PROC = Path.of("/proc");
    private static final Path DEV = Path.of("/dev");
    private static final Path TICKET = Path.of("/tarmac/ticket");
    private static final int NIC_SECONDS = 30;
    private static final int REFUSED = 1;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        Console console = Console.open(SYS, DEV);
        console.say("agent " + VERSION + ", up " + uptime() + " s after the kernel");
        console.say(ClassArchive.verdict(PROC.resolve("self/maps")));
        try {
            start(console);
        } catch (Refused e) {
            console.say(e.getMessage());
            console.close();
            System.exit(REFUSED);
        }
    }

    /// The NIC's driver first; while the server is asked, another thread finds everything else.
    private static void start(Console console) throws Refused, InterruptedException {
        BootParameters boot =
                BootParameters.parse(KernelFiles.text(PROC.resolve("cmdline")).orElse(""));
        String ticket = KernelFiles.text(TICKET).orElseThrow(Main::noTicket);
        Consumer<String> tell = console::say; // one for all: each of its kind costs time to link
        Drivers drivers = Drivers.of(SYS, modules(), tell);
        drivers.loadForNetwork();
        Probing probing = new Probing(SYS, PROC, DEV, drivers, boot.mac(), tell);
        probing.start();
        String nic = nic(console, boot);
        BootNic.configure(nic, boot);
        Server server = new Server(boot.server(), console);
        FactsReport facts = new FactsReport(server);
        Cables cables = new Cables(SYS, PROC, drivers, facts, tell);
        cables.listenOn(nic);
        BootNic.awaitCarrier(SYS, nic, tell);
        console.say(
                nic + " " + boot.mac() + " has " + boot.address() + ", asking " + boot.server());
        LeaseRenewal.start(boot, uptimeSeconds(), tell);
        Hello.Welcome welcome = server.hello(new Hello(ticket, boot.mac(), VERSION, Abilities.ALL));
        long clockOffsetMillis = welcome.serverMillis() - System.currentTimeMillis();
        Images images = new StreamedImages();
        new Agent(server, facts, cables, console, probing, images, boot, clockOffsetMillis).run();
    }

    private static Path modules() {
        String release = KernelFiles.text(PROC.resolve("sys/kernel/osrelease")).orElse("");
        return Path.of("/lib/modules", release);
    }

    private static String nic(Console console, BootParameters boot) throws Refused {
        Optional<String> name = BootNic.await(SYS, boot.mac(), NIC_SECONDS);
        if (name.isPresent()) return name.get();
        List<String> undriven = new NicProbe(SYS).withoutDriver();
        for (String device : undriven)
            console.say("network adapter without a driver in this agent: " + device);
        throw new Refused(
                "boot NIC " + boot.mac(),
                "no driver of this agent made it appear within " + NIC_SECONDS + " s",
                undriven.isEmpty()
                        ? "look at the kernel's messages: dmesg"
                        : "name the adapter above to whoever builds the agent; its driver is missing");
    }

    private static Refused noTicket() {
        return new Refused(
                TICKET.toString(),
                "the boot script gave this machine no ticket",
                "boot it by the script that the server renders; UEFI needs initrd=ticket.cpio too");
    }

    private static long uptimeSeconds() {
        String uptime = uptime();
        int dot = uptime.indexOf('.');
        return dot < 0 ? 0 : Long.parseLong(uptime.substring(0, dot));
    }

    static String uptime() {
        String text = KernelFiles.text(PROC.resolve("uptime")).orElse("?");
        int blank = text.indexOf(' ');
        return blank < 0 ? text : text.substring(0, blank);
    }
}
