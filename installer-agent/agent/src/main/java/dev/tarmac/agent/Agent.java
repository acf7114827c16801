package dev.tarmac.agent;

import dev.tarmac.agent.linux.LinuxException;
import dev.tarmac.agent.linux.Power;
import dev.tarmac.agent.network.BootParameters;
import dev.tarmac.agent.network.Ipv4;
import dev.tarmac.agent.process.ConsoleShell;
import dev.tarmac.agent.run.Images;
import dev.tarmac.agent.run.InstallRun;
import dev.tarmac.agent.run.Machine;
import dev.tarmac.order.AgentCommand;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Waits for commands and does them, one at a time. After a failed install it waits again: it never
/// reboots a machine into a loop.
final class Agent {
    private static final Path TARGET = Path.of("/target");
    private static final Path SCRATCH = Path.of("/run/tarmac");
    private static final long REPEATED_MILLIS = 1_000;

    private final Server server;
    private final FactsReport facts;
    private final Cables cables;
    private final Console console;
    private final Probing probing;
    private final Images images;
    private final BootParameters boot;
    private final long clockOffsetMillis;
    private String lastAttempt = "";

    Agent(
            Server server,
            FactsReport facts,
            Cables cables,
            Console console,
            Probing probing,
            Images images,
            BootParameters boot,
            long clockOffsetMillis) {
        this.server = server;
        this.facts = facts;
        this.cables = cables;
        this.console = console;
        this.probing = probing;
        this.images = images;
        this.boot = boot;
        this.clockOffsetMillis = clockOffsetMillis;
    }

    /// Reports the machine, then serves until it is rebooted.
    void run() throws Refused, InterruptedException {
        startHeartbeat();
        facts.looked(probing.first());
        cables.switchOnOthers(boot.mac());
        console.say("reported to the server; waiting for orders");
        while (true) {
            switch (server.command()) {
                case AgentCommand.Wait() -> reportNews();
                case AgentCommand.Install(InstallOrder order) -> install(order);
                case AgentCommand.Reboot() -> reboot();
                case AgentCommand.Shell() -> shell();
            }
        }
    }

    /// A disk that a slow controller finds late is told as soon as it is seen, and a cable that is
    /// plugged.
    private void reportNews() throws Refused, InterruptedException {
        if (!probing.diskNames().equals(facts.disks())) facts.looked(probing.again());
        else facts.looked(probing.nics());
    }

    /// The server answers with the order until it knows the end of the attempt, so an attempt that
    /// was run is not run twice.
    private void install(InstallOrder order) throws Refused, InterruptedException {
        String attempt = order.install() + " attempt " + order.attempt();
        if (attempt.equals(lastAttempt)) {
            Thread.sleep(REPEATED_MILLIS);
            return;
        }
        lastAttempt = attempt;
        console.say(
                "install "
                        + attempt
                        + ": "
                        + order.host().hostname()
                        + ", "
                        + order.image().name());
        try (Reports reports =
                new Reports(server, console, order.install(), order.attempt(), clockOffsetMillis)) {
            install(order, reports);
        }
    }

    private void install(InstallOrder order, Reports reports) throws Refused, InterruptedException {
        switch (new InstallRun(order, machine(), reports, images).run()) {
            case InstallRun.Outcome.Installed(List<String> bootOrder) -> {
                reports.installed(bootOrder);
                reports.awaitAcknowledged();
                if (reports.wanted()) reboot();
            }
            case InstallRun.Outcome.Failed(int step, Problem problem) -> {
                console.say("the install failed; this machine waits for orders (retry, or shell)");
                console.say(problem.toString());
                reports.failed(step, problem);
                reports.awaitAcknowledged();
                facts.looked(probing.again());
            }
        }
    }

    private Machine machine() throws InterruptedException {
        List<String> nameServers = new ArrayList<>();
        for (Ipv4 address : boot.dns()) nameServers.add(address.toString());
        return new Machine(
                probing.sys(),
                probing.proc(),
                probing.dev(),
                TARGET,
                SCRATCH,
                probing.drivers(),
                probing.again().disks(),
                nameServers,
                console::say);
    }

    private void reboot() {
        Power.sync();
        console.say("ready to reboot, up " + Main.uptime() + " s after the kernel");
        console.close();
        try {
            Power.reboot();
        } catch (LinuxException e) {
            System.err.println("tarmac: this machine does not reboot by itself: " + e.getMessage());
        }
    }

    /// On the console, beside the agent, which goes on asking.
    private void shell() {
        console.say("a shell, as the server ordered; the agent goes on beside it");
        try {
            ConsoleShell.start();
        } catch (Refused e) {
            console.say(e.getMessage());
        }
    }

    private void startHeartbeat() {
        Thread heart =
                new Thread(
                        () -> {
                            try {
                                while (true) {
                                    Thread.sleep(Server.BEAT);
                                    server.beat();
                                }
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "heartbeat");
        heart.setDaemon(true);
        heart.start();
    }
}
