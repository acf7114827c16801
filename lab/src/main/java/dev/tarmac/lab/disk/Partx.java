package dev.tarmac.lab.disk;

import dev.tarmac.facts.TableKind;
import dev.tarmac.lab.process.Tool;
import dev.tarmac.layout.Partition.Attribute;
import dev.tarmac.plan.PartitionType;
import dev.tarmac.problem.Refused;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `partx` and `blkid`, which read tables as udev does, with libblkid. Places are in units of 512
/// bytes there, whatever sectors the disk has.
public record Partx() implements TableReader {
    private static final int UNIT = 512;
    private static final long MBR_ACTIVE = 0x80;

    @Override
    public String tool() {
        return "partx";
    }

    @Override
    public boolean reads(TableKind kind) {
        return true;
    }

    @Override
    public PartitionTable read(Path disk, int sectorBytes) throws Refused, InterruptedException {
        Words table = Signature.words(disk);
        String kind = table.need("PTTYPE");
        String rows =
                Tool.run(
                        "partx",
                        "--pairs",
                        "--output",
                        "NR,START,SECTORS,TYPE,FLAGS,UUID,NAME",
                        disk.toString());
        boolean gpt = kind.equals("gpt");
        List<PartitionTable.Entry> entries = new ArrayList<>();
        for (String row : rows.lines().toList())
            entries.add(entry(new Words("partx", Pairs.of(row)), gpt, sectorBytes / UNIT));
        return new PartitionTable(
                gpt ? TableKind.GPT : TableKind.MBR, table.need("PTUUID"), entries);
    }

    static PartitionTable.Entry entry(Words row, boolean gpt, int units) throws Refused {
        String type = row.need("TYPE");
        long flags = Long.parseUnsignedLong(row.need("FLAGS").substring(2), 16);
        return new PartitionTable.Entry(
                (int) row.number("NR", 10),
                sectors(row, "START", units),
                sectors(row, "SECTORS", units),
                PartitionType.of(gpt ? type : String.format("%02x", Integer.decode(type))),
                Optional.of(row.need("NAME")).filter(name -> gpt),
                Optional.of(row.need("UUID")),
                gpt ? flags : active(flags));
    }

    private static long active(long flags) {
        return (flags & MBR_ACTIVE) == 0 ? 0 : 1L << Attribute.LEGACY_BOOT.bit();
    }

    private static long sectors(Words row, String name, int units) throws Refused {
        long said = row.number(name, 10);
        if (said % units != 0)
            throw new Refused(
                    "partx",
                    name + " " + said + " is not where a sector begins",
                    "see the table with: sfdisk --dump");
        return said / units;
    }
}
