package dev.tarmac.lab.disk;

import dev.tarmac.facts.TableKind;
import dev.tarmac.order.Identifiers;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.PartitionType;
import dev.tarmac.plan.Step;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A partition table in sectors of its disk: as planned, or as a foreign tool tells it.
///
/// @param id the disk's GUID in lower case, or the eight digits of an MBR
/// @param entries in the order of their numbers
public record PartitionTable(TableKind kind, String id, List<Entry> entries) {
    public PartitionTable {
        entries =
                entries.stream()
                        .sorted((one, other) -> Integer.compare(one.number(), other.number()))
                        .toList();
    }

    /// One partition.
    ///
    /// @param name in a GPT; empty where there is none, or where the tool does not tell it
    /// @param partuuid in lower case; empty where the tool does not tell it
    /// @param attributes the bits of a GPT entry; in an MBR bit 2 is the active flag
    public record Entry(
            int number,
            long start,
            long sectors,
            PartitionType type,
            Optional<String> name,
            Optional<String> partuuid,
            long attributes) {}

    /// What the plan says should be there.
    public static PartitionTable planned(Step.WriteTable step, Identifiers identifiers) {
        return of(
                kind(step),
                identifiers.disk(step.disk()),
                step.extents().stream()
                        .map(extent -> planned(extent, identifiers.partuuid(step, extent)))
                        .toList());
    }

    /// The same where entries of an earlier table are kept.
    public static PartitionTable planned(
            Step.ChangeTable step, Identifiers identifiers, PartitionTable earlier) {
        return of(
                kind(step),
                identifiers.disk(step.disk()),
                step.extents().stream()
                        .map(
                                extent ->
                                        step.kept().contains(extent.number())
                                                ? earlier.entry(extent.number()).orElseThrow()
                                                : planned(
                                                        extent, identifiers.partuuid(step, extent)))
                        .toList());
    }

    /// A table whose disk is called by a UUID, or by the front of it.
    public static PartitionTable of(TableKind kind, UUID disk, List<Entry> entries) {
        return new PartitionTable(
                kind,
                switch (kind) {
                    case GPT -> disk.toString();
                    case MBR -> Identifiers.mbrId(disk);
                },
                entries);
    }

    private static TableKind kind(Step.WriteTable step) {
        return switch (step) {
            case Step.WriteGpt ignored -> TableKind.GPT;
            case Step.WriteMbr ignored -> TableKind.MBR;
            case Step.ChangeTable change -> change.gpt() ? TableKind.GPT : TableKind.MBR;
            case Step.KeepTable keep -> keep.gpt() ? TableKind.GPT : TableKind.MBR;
        };
    }

    private static Entry planned(Extent extent, String partuuid) {
        return new Entry(
                extent.number(),
                extent.startSector(),
                extent.sectors(),
                extent.type(),
                Optional.of(extent.name()).filter(name -> extent.type().isGuid()),
                Optional.of(partuuid),
                extent.attributes().stream()
                        .mapToLong(attribute -> 1L << attribute.bit())
                        .reduce(0, (bits, bit) -> bits | bit));
    }

    public Optional<Entry> entry(int number) {
        return entries.stream().filter(entry -> entry.number() == number).findFirst();
    }
}
