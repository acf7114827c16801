package dev.tarmac.layout;

import dev.tarmac.facts.TableKind;
import dev.tarmac.problem.Where;

import java.util.List;

/// One disk of the layout: how to find it on the machine, and what is on it in the end.
///
/// @param selectors all must hold; none = any disk, which is right where the machine has one
/// @param partitions in the order in which they lie on the disk, those that are kept among them
public record Disk(
        Where where,
        String name,
        List<DiskSelector> selectors,
        TableKind table,
        List<Partition> partitions) {
    public Disk {
        selectors = List.copyOf(selectors);
        partitions = List.copyOf(partitions);
    }
}
