package dev.tarmac.bench;

import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.device.Disk.FoundPartition;
import dev.tarmac.anaconda.device.Flavor;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.device.LabelType;
import dev.tarmac.anaconda.device.Machine;
import dev.tarmac.anaconda.device.Product;
import dev.tarmac.facts.Firmware;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.kickstart.KsVersion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A recorded case: a kickstart and the machine that it was planned for.
///
/// @param recorded all of it, as it stands in JSON
record PlanCase(Map<String, Object> recorded) {
    private static final long USUAL_MEMORY_MEBIBYTES = 8192;
    private static final int USUAL_SECTOR = 512;

    String id() {
        return String.valueOf(recorded.get("id"));
    }

    String kickstart() throws MalformedJson {
        if (recorded.get("ks") instanceof String text) return text;
        throw new MalformedJson("there is no ks");
    }

    KsVersion version() throws MalformedJson {
        String name = text("version").orElse(flavor().name());
        return KsVersion.named(name)
                .orElseThrow(() -> new MalformedJson("there is no version " + name));
    }

    Machine machine() throws MalformedJson {
        return new Machine(
                disks(),
                Boolean.TRUE.equals(recorded.get("efi")) ? Firmware.UEFI : Firmware.BIOS,
                recorded.get("mem_mib") instanceof Number memory
                        ? memory.longValue()
                        : USUAL_MEMORY_MEBIBYTES,
                text("hostname"),
                flavor(),
                product());
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(recorded.get(name)).map(String::valueOf);
    }

    private Flavor flavor() throws MalformedJson {
        String name = text("flavor").orElse("");
        try {
            return Flavor.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new MalformedJson("there is no flavor " + name, e);
        }
    }

    private Product product() {
        Product product =
                text("profile").filter("fedora"::equals).isPresent()
                        ? Product.FEDORA
                        : Product.RHEL;
        return text("default_fstype").flatMap(FormatType::named).map(product::with).orElse(product);
    }

    private List<Disk> disks() throws MalformedJson {
        if (!(recorded.get("disks") instanceof List<?> list))
            throw new MalformedJson("there are no disks");
        List<Disk> disks = new ArrayList<>();
        for (Object element : list) {
            if (!(element instanceof Map<?, ?> disk))
                throw new MalformedJson("a disk is an object");
            disks.add(disk(disk));
        }
        return disks;
    }

    private static Disk disk(Map<?, ?> disk) throws MalformedJson {
        return new Disk(
                String.valueOf(disk.get("name")),
                bytes(disk),
                disk.get("sector") instanceof Number sector ? sector.intValue() : USUAL_SECTOR,
                Optional.ofNullable(disk.get("label"))
                        .map(String::valueOf)
                        .flatMap(LabelType::named),
                found(disk.get("existing")));
    }

    private static long bytes(Map<?, ?> disk) throws MalformedJson {
        if (disk.get("bytes") instanceof Number bytes) return bytes.longValue();
        if (disk.get("mib") instanceof Number mebibytes) return mebibytes.longValue() << 20;
        if (disk.get("gib") instanceof Number gibibytes) return gibibytes.longValue() << 30;
        throw new MalformedJson("a disk has no size");
    }

    private static List<FoundPartition> found(Object existing) {
        List<FoundPartition> found = new ArrayList<>();
        if (existing instanceof List<?> list)
            for (Object element : list)
                if (element instanceof List<?> extent)
                    found.add(
                            new FoundPartition(
                                    found.size() + 1,
                                    ((Number) extent.getFirst()).longValue(),
                                    ((Number) extent.getLast()).longValue(),
                                    Optional.empty()));
        return found;
    }
}
