package dev.tarmac.ui;

import dev.tarmac.facts.MachineFacts;
import dev.tarmac.facts.NicFacts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a machine is made of, without its disks: they are drawn.
public record FactsView(List<Fact> facts, List<Nic> nics) {
    /// One thing that is known.
    public record Fact(String name, String value) {}

    /// A network interface.
    public record Nic(String name, String mac, String driver, String pci, String link) {}

    public FactsView {
        facts = List.copyOf(facts);
        nics = List.copyOf(nics);
    }

    static FactsView of(MachineFacts machine) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "vendor", machine.system().vendor());
        add(facts, "product", machine.system().product());
        add(facts, "serial", machine.system().serial());
        add(facts, "UUID", machine.system().uuid());
        String secure = machine.secureBoot() ? ", Secure Boot on" : "";
        add(facts, "firmware", Optional.of(machine.firmware() + secure));
        add(facts, "CPUs", Optional.of(String.valueOf(machine.cpus())));
        add(facts, "memory", Optional.of(Words.size(machine.memoryBytes())));
        add(facts, "agent's kernel", Optional.of(machine.kernel()));
        return new FactsView(facts, machine.nics().stream().map(FactsView::nic).toList());
    }

    private static void add(List<Fact> facts, String name, Optional<String> value) {
        value.ifPresent(text -> facts.add(new Fact(name, text)));
    }

    private static Nic nic(NicFacts nic) {
        String link = nic.carrier() ? "link" : "no link";
        return new Nic(
                nic.name(),
                nic.mac(),
                nic.driver().orElse("no driver"),
                nic.pciId().orElse(""),
                nic.boot() ? link + ", boots here" : link);
    }
}
