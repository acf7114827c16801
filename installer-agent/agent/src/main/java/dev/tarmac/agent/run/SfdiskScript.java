package dev.tarmac.agent.run;

import dev.tarmac.order.Identifiers;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.Step;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/// A whole partition table as sfdisk reads it: every sector, type and UUID said, nothing left to
/// its defaults.
final class SfdiskScript {
    private static final long MEBIBYTE = 1 << 20;

    private final StringBuilder script = new StringBuilder();

    private SfdiskScript() {}

    static String of(Step.WriteGpt table, Identifiers identifiers) {
        SfdiskScript out = new SfdiskScript();
        out.gpt(table, upper(identifiers.disk(table.disk())));
        for (Extent extent : table.extents()) out.gptEntry(extent, identifiers);
        return out.script.toString();
    }

    static String of(Step.WriteMbr table, Identifiers identifiers) {
        SfdiskScript out = new SfdiskScript();
        out.mbr("0x" + Identifiers.mbrId(identifiers.disk(table.disk())));
        for (Extent extent : table.extents()) out.mbrEntry(extent);
        return out.script.toString();
    }

    /// The table keeps its id; an entry that is kept is written as it was found.
    static String of(Step.ChangeTable table, SfdiskTable there, Identifiers identifiers) {
        SfdiskScript out = new SfdiskScript();
        if (table.gpt()) out.gpt(table, there.id());
        else out.mbr(there.id());
        for (Extent extent : table.extents())
            if (table.kept().contains(extent.number())) out.kept(extent, there);
            else if (table.gpt()) out.gptEntry(extent, identifiers);
            else out.mbrEntry(extent);
        return out.script.toString();
    }

    private void gpt(Step.WriteTable table, String id) {
        script.append("label: gpt\nlabel-id: ").append(id);
        script.append("\nfirst-lba: ").append(firstSector(table)).append("\n\n");
    }

    private void mbr(String id) {
        script.append("label: dos\nlabel-id: ").append(id).append("\n\n");
    }

    private void gptEntry(Extent extent, Identifiers identifiers) {
        place(extent);
        uuidAndName(upper(identifiers.partition(extent.name())), extent.name());
        attributes(SfdiskAttributes.of(extent.attributes()));
        script.append('\n');
    }

    private void mbrEntry(Extent extent) {
        place(extent);
        active(SfdiskAttributes.of(extent.attributes()));
        script.append('\n');
    }

    private void kept(Extent extent, SfdiskTable there) {
        SfdiskTable.Entry entry =
                there.entry(extent.number())
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "there is no partition " + extent.number()));
        place(entry.number(), entry.start(), entry.sectors(), entry.type().code());
        switch (there.kind()) {
            case GPT -> {
                uuidAndName(entry.uuid(), entry.name());
                attributes(entry.attributes());
            }
            case MBR -> active(entry.attributes());
        }
        script.append('\n');
    }

    private void place(Extent extent) {
        place(extent.number(), extent.startSector(), extent.sectors(), extent.type().code());
    }

    private void place(int number, long start, long sectors, String type) {
        script.append(number).append(" : start=").append(start).append(", size=").append(sectors);
        script.append(", type=").append(type);
    }

    private void uuidAndName(String uuid, String name) {
        script.append(", uuid=").append(uuid);
        script.append(", name=\"").append(quoted(name)).append('"');
    }

    private void attributes(long bits) {
        if (bits != 0) script.append(", attrs=\"").append(SfdiskAttributes.text(bits)).append('"');
    }

    private void active(long bits) {
        if ((bits & SfdiskAttributes.ACTIVE) != 0) script.append(", bootable");
    }

    /// As sfdisk itself writes names that another system gave: what is not plain as `\x` and two
    /// digits for each byte.
    private static String quoted(String name) {
        StringBuilder text = new StringBuilder();
        for (byte each : name.getBytes(StandardCharsets.UTF_8))
            if (each >= ' ' && each < 127 && "\"\\`$".indexOf(each) < 0) text.append((char) each);
            else text.append(String.format(Locale.ROOT, "\\x%02x", each));
        return text.toString();
    }

    /// The first MiB stays free, unless the plan uses some of it.
    private static long firstSector(Step.WriteTable table) {
        long first = MEBIBYTE / table.sectorBytes();
        for (Extent extent : table.extents()) first = Math.min(first, extent.startSector());
        return first;
    }

    private static String upper(UUID uuid) {
        return uuid.toString().toUpperCase(Locale.ROOT);
    }
}
