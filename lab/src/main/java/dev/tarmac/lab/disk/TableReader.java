package dev.tarmac.lab.disk;

import dev.tarmac.facts.TableKind;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Refused;

import java.nio.file.Path;
import java.util.List;

/// Reads the partition table of a disk with a program that is not ours.
public sealed interface TableReader permits Sfdisk, Sgdisk, Partx {
    /// Every reader there is.
    static List<TableReader> all() {
        return List.of(new Sfdisk(), new Sgdisk(), new Partx());
    }

    /// The program's name.
    String tool();

    boolean reads(TableKind kind);

    PartitionTable read(Path disk, int sectorBytes)
            throws Refused, MalformedJson, InterruptedException;
}
