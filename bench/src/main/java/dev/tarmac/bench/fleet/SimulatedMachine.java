package dev.tarmac.bench.fleet;

import dev.tarmac.agent.network.HttpAddress;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.order.ProofTicket;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Refused;

import java.util.Optional;

/// One machine from its power button on: boot script, then the agent or what is on its disk, and
/// again after each reboot. Ends when its system runs, or when it is off.
final class SimulatedMachine {
    private static final String TICKET = "tarmac/ticket\0";

    /// A new-style cpio header; the size of the file is its seventh field.
    private static final int CPIO_HEADER = 110;

    private static final int CPIO_SIZE = 54;
    private static final int CPIO_FIELD = 8;

    private final RackMachine machine;
    private final HttpAddress server;
    private final Tempo tempo;
    private final FleetListener listener;
    private Optional<InstallOrder> disk = Optional.empty();

    SimulatedMachine(RackMachine machine, HttpAddress server, Tempo tempo, FleetListener listener) {
        this.machine = machine;
        this.server = server;
        this.tempo = tempo;
        this.listener = listener;
    }

    void run() throws InterruptedException {
        boolean isUp = true;
        while (isUp) {
            Thread.sleep(tempo.start());
            try {
                isUp = boot();
            } catch (Refused | MalformedJson e) {
                // The agent gives up, its kernel panics, and the machine starts again.
            }
        }
    }

    /// Whether the machine starts again.
    private boolean boot() throws Refused, InterruptedException, MalformedJson {
        try (AgentLine line = new AgentLine(server)) {
            return boot(line);
        }
    }

    private boolean boot(AgentLine line) throws Refused, InterruptedException, MalformedJson {
        String script = line.get("/boot/" + machine.mac() + "/ipxe");
        if (!script.contains("/ticket.cpio")) return bootDisk(line, script);
        String ticket = ticket(line.get("/boot/" + machine.mac() + "/ticket.cpio"));
        Thread.sleep(tempo.start());
        switch (new SimulatedAgent(machine, line, tempo, listener).run(ticket)) {
            case SimulatedAgent.Ending.IsStill() -> {
                return false;
            }
            case SimulatedAgent.Ending.Reboots(Optional<InstallOrder> installed) -> {
                if (installed.isPresent()) disk = installed;
                return true;
            }
        }
    }

    /// The file `tarmac/ticket` of an archive.
    static String ticket(String archive) throws MalformedJson {
        int name = archive.indexOf(TICKET);
        if (name < CPIO_HEADER) throw new MalformedJson("no ticket in the archive");
        int header = name - CPIO_HEADER;
        int size =
                Integer.parseInt(
                        archive.substring(header + CPIO_SIZE, header + CPIO_SIZE + CPIO_FIELD), 16);
        int start = (name + TICKET.length() + 3) / 4 * 4;
        return archive.substring(start, start + size);
    }

    private boolean bootDisk(AgentLine line, String script) throws Refused, InterruptedException {
        // A server without an agent lets machines wait.
        if (script.contains("chain ")) return true;
        if (disk.isPresent() && disk.get().proof().isPresent()) {
            prove(line, disk.get(), disk.get().proof().get());
            listener.proven(machine.mac(), disk.get());
        }
        return false;
    }

    /// Told until it is taken; told once more, it was taken before.
    private void prove(AgentLine line, InstallOrder order, ProofTicket proof)
            throws Refused, InterruptedException {
        int status =
                line.status(
                        HttpAddress.parse(proof.url()).path(),
                        JsonObject.members(
                                "install", order.install(),
                                "token", proof.token(),
                                "hostname", order.host().hostname(),
                                "machineId", machine.mac().replace(":", "") + "0".repeat(20),
                                "rootPartuuid", order.partuuid(root(order)),
                                "kernel", machine.facts().kernel(),
                                "secureBoot", machine.facts().secureBoot()));
        if (status >= 300 && status != 409)
            throw new Refused("the proof", "is refused with " + status, "start again");
    }

    private static String root(InstallOrder order) {
        return order.plan()
                .only(Step.Mount.class)
                .filter(mount -> mount.path().equals("/"))
                .map(Step.Mount::device)
                .findFirst()
                .orElseThrow();
    }
}
