package dev.tarmac.template;

import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.facts.NicFacts;
import dev.tarmac.json.JsonObject;
import dev.tarmac.machine.Machine;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a template is told of a machine. Which disk gets the system is not among it: that is said
/// by a person, never guessed.
final class MachineValues {
    private static final long MEBIBYTE = 1 << 20;

    private MachineValues() {}

    /// @param server how the machine reaches this server
    static Map<String, Object> of(Machine machine, URI server) {
        Map<String, Object> values =
                JsonObject.members(
                        "mac", machine.mac().toString(),
                        "hostname", machine.hostname(),
                        "labels", new LinkedHashMap<>(machine.labels()),
                        "server", server.toString(),
                        // Anaconda takes an address wherever it takes a name, and names differ
                        // from one kernel to the next.
                        "nic", machine.mac().toString());
        machine.facts().ifPresent(facts -> values.putAll(of(facts)));
        return values;
    }

    private static Map<String, Object> of(MachineFacts facts) {
        return JsonObject.members(
                "firmware", facts.firmware().toString().toLowerCase(Locale.ROOT),
                "secureBoot", facts.secureBoot(),
                "memoryMebibytes", facts.memoryBytes() / MEBIBYTE,
                "cpus", facts.cpus(),
                "vendor", facts.system().vendor(),
                "product", facts.system().product(),
                "serial", facts.system().serial(),
                "uuid", facts.system().uuid(),
                "disks", facts.disks().stream().map(MachineValues::disk).toList(),
                "cards", facts.nics().stream().map(MachineValues::card).toList());
    }

    private static Map<String, Object> disk(DiskFacts disk) {
        return JsonObject.members(
                "name", disk.name(),
                "serial", disk.serial(),
                "wwn", disk.wwn(),
                "path", disk.byPath().map(path -> "/dev/disk/by-path/" + path),
                "model", disk.model(),
                "mebibytes", disk.sizeBytes() / MEBIBYTE,
                "sectorBytes", disk.logicalSectorBytes(),
                "rotational", disk.rotational(),
                "empty", disk.contents().isEmpty());
    }

    private static Map<String, Object> card(NicFacts card) {
        return JsonObject.members(
                "name",
                card.name(),
                "mac",
                card.mac(),
                "driver",
                card.driver(),
                "boot",
                card.boot());
    }

    /// What files of this machine alone may be called.
    static List<String> fileNames(Machine machine) {
        String mac = machine.mac().toString().replace(':', '-');
        return machine.hostname().map(name -> List.of(mac, name)).orElse(List.of(mac));
    }
}
