package dev.tarmac.template;

import dev.tarmac.machine.Machine;
import dev.tarmac.machine.Machines;
import dev.tarmac.problem.Refused;
import dev.tarmac.pxe.MacAddress;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// Fills templates in for machines of the inventory: for Anaconda, which fetches its kickstart file
/// by a URL (`inst.ks=`), and for people who want to see what it would get.
public final class KickstartDesk {
    /// Anybody may ask, and each takes a thread and some files.
    private static final Semaphore AT_ONCE = new Semaphore(8);

    private final Machines machines;
    private final Function<MacAddress, URI> server;
    private final Optional<TemplateFolder> folder;

    /// @param server how a machine reaches this server
    /// @param folder of the templates; empty: none are served
    public KickstartDesk(
            Machines machines, Function<MacAddress, URI> server, Optional<Path> folder) {
        this.machines = machines;
        this.server = server;
        this.folder = folder.map(TemplateFolder::new);
    }

    /// What the inventory tells a template of that machine.
    public Map<String, Object> values(Machine machine) {
        return MachineValues.of(machine, server.apply(machine.mac()));
    }

    /// The kickstart file of that machine by the template of that name; values in files go before
    /// those of the inventory.
    public String render(MacAddress mac, String template) throws Refused {
        if (folder.isEmpty())
            throw new Refused(
                    "kickstart templates",
                    "this server has none",
                    "set `templates:` in its configuration to a folder with NAME.ks.ftl in it");
        Optional<Machine> machine = machines.find(mac);
        if (machine.isEmpty())
            throw new Refused(
                    "machine " + mac,
                    "is not in the inventory",
                    "add it (tarmac machine set " + mac + "), or have it boot the agent once");
        return render(folder.get(), machine.get(), template);
    }

    private String render(TemplateFolder from, Machine machine, String template) throws Refused {
        Map<String, Object> values = new LinkedHashMap<>(values(machine));
        AT_ONCE.acquireUninterruptibly();
        try {
            values.putAll(from.values(template, MachineValues.fileNames(machine)));
            return from.template(template).render(values);
        } finally {
            AT_ONCE.release();
        }
    }
}
