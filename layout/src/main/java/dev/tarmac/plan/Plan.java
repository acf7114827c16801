package dev.tarmac.plan;

import dev.tarmac.facts.Firmware;
import dev.tarmac.json.JsonObject;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything that will be done to one machine's disks. Deterministic: no random value, no time.
///
/// @param notices what the owner of the machine should know before it is done; nothing that stops
///   it
public record Plan(
        Firmware firmware, List<PlannedDisk> disks, List<Step> steps, List<String> notices) {
    public Plan {
        notices = List.copyOf(notices);
        disks = List.copyOf(disks);
        steps = List.copyOf(steps);
    }

    /// A plan that needs no notice.
    public Plan(Firmware firmware, List<PlannedDisk> disks, List<Step> steps) {
        this(firmware, disks, steps, List.of());
    }

    /// SHA-256 of the canonical JSON, in hexadecimal: what the install is bound to.
    public String hash() {
        try {
            byte[] json = JsonObject.write(PlanJson.encode(this)).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /// The disk that steps call by that name.
    public PlannedDisk disk(String name) {
        return disks.stream()
                .filter(disk -> disk.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no disk '" + name + "' in the plan"));
    }

    /// All tables that the plan writes, or keeps to mount from.
    public Stream<Step.WriteTable> tables() {
        return only(Step.WriteTable.class);
    }

    /// The partitions of a disk to whose content nothing is done.
    public Stream<Extent> kept(String disk) {
        Stream<Extent> spared =
                only(Step.Wipe.class)
                        .filter(wipe -> wipe.disk().equals(disk))
                        .flatMap(wipe -> wipe.keeping().stream());
        Stream<Extent> untouched =
                only(Step.KeepTable.class)
                        .filter(table -> table.disk().equals(disk))
                        .flatMap(table -> table.extents().stream());
        return Stream.concat(spared, untouched);
    }

    /// What an agent must be able to do for it: see [Step#needs].
    public List<String> needs() {
        return steps.stream().flatMap(step -> step.needs().stream()).distinct().toList();
    }

    /// The steps of one kind, in order.
    public <T extends Step> Stream<T> only(Class<T> kind) {
        return steps.stream().filter(kind::isInstance).map(kind::cast);
    }

    /// The disk that a partition lies on, by the table that holds it.
    public Optional<Step.WriteTable> tableOf(String partition) {
        return tables().filter(
                        table -> table.extents().stream().anyMatch(e -> e.name().equals(partition)))
                .findFirst();
    }

    /// The partition of that name.
    public Optional<Extent> extent(String partition) {
        return tables().flatMap(table -> table.extents().stream())
                .filter(extent -> extent.name().equals(partition))
                .findFirst();
    }
}
