package dev.tarmac.cli.server;

import dev.tarmac.cli.view.Amounts;
import dev.tarmac.cli.view.Table;
import dev.tarmac.facts.DiskContent;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.FactsJson;
import dev.tarmac.facts.LinkNeighbour;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.facts.NicFacts;
import dev.tarmac.facts.SystemFacts;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a machine is made of, as lines.
final class Facts {
    private Facts() {}

    static List<String> lines(Optional<JsonObject> facts) {
        if (facts.isEmpty()) return List.of("no facts yet: its agent has not reported");
        try {
            return lines(FactsJson.decode(facts.get()));
        } catch (MalformedJson e) {
            return List.of(
                    "facts that this version cannot read (" + e.getMessage() + "); see -o json");
        }
    }

    private static List<String> lines(MachineFacts facts) {
        SystemFacts system = facts.system();
        List<String> lines = new ArrayList<>();
        lines.add(
                Table.field(
                        "hardware",
                        word(system.vendor())
                                + " "
                                + word(system.product())
                                + ", serial "
                                + word(system.serial())));
        lines.add(
                Table.field(
                        "firmware",
                        facts.firmware() + (facts.secureBoot() ? " with Secure Boot" : "")));
        lines.add(
                Table.field("has", facts.cpus() + " CPUs, " + Amounts.bytes(facts.memoryBytes())));
        lines.add("");
        lines.addAll(disks(facts.disks()));
        lines.add("");
        lines.addAll(nics(facts.nics()));
        return lines;
    }

    private static List<String> disks(List<DiskFacts> disks) {
        Table table = new Table("DISK", "SIZE", "SECTORS", "SERIAL", "WWN", "MODEL", "HOLDS");
        for (DiskFacts disk : disks)
            table.row(
                    disk.name(),
                    Amounts.bytes(disk.sizeBytes()),
                    String.valueOf(disk.logicalSectorBytes()),
                    word(disk.serial()),
                    word(disk.wwn()),
                    word(disk.model()),
                    disk.contents().stream()
                            .map(DiskContent::toString)
                            .collect(Collectors.joining(", ")));
        return table.lines();
    }

    private static List<String> nics(List<NicFacts> nics) {
        Table table = new Table("NIC", "MAC", "DRIVER", "PCI", "LINK", "BOOTED", "HANGS ON");
        for (NicFacts nic : nics)
            table.row(
                    nic.name(),
                    nic.mac(),
                    word(nic.driver()),
                    word(nic.pciId()),
                    nic.carrier() ? "up" + speed(nic.megabits()) : "down",
                    nic.boot() ? "yes" : "",
                    nic.neighbour().map(LinkNeighbour::toString).orElse(""));
        return table.lines();
    }

    /// As it stands on cards and cables.
    private static String speed(Optional<Integer> megabits) {
        if (megabits.isEmpty()) return "";
        int number = megabits.get();
        return number % 1000 == 0 ? ", " + number / 1000 + " Gbit/s" : ", " + number + " Mbit/s";
    }

    private static String word(Optional<String> word) {
        return word.orElse("-");
    }
}
