package dev.tarmac.kickstart.command;

import static dev.tarmac.kickstart.KsVersion.RHEL7;

import dev.tarmac.kickstart.option.Rejected;

import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;

/// What the options of `logvol` may say together.
final class LogVolRules {
    private static final BigInteger HUNDRED = BigInteger.valueOf(100);
    private static final Set<String> CACHE_MODES = Set.of("writeback", "writethrough");

    private LogVolRules() {}

    static void check(Said said) throws Rejected {
        checkResize(said);
        checkThin(said);
        checkSize(said);
        Filesystems.checkMkfsOptions(said);
        if (said.version() != RHEL7) checkCache(said);
        Luks.check(said);
        if (said.version().isRhelFrom(8)) Filesystems.refuseBtrfs(said);
    }

    private static void checkResize(Said said) throws Rejected {
        if (!said.flag("resize")) return;
        if (!said.flag("preexist"))
            throw said.refusal(
                    "resize",
                    "--resize can only be used in conjunction with --useexisting",
                    "add --useexisting, or remove --resize");
        if (!said.isSet("size"))
            throw said.refusal(
                    "resize", "--resize requires --size to indicate new size", "add --size=MIB");
    }

    private static void checkThin(Said said) throws Rejected {
        if (said.flag("thin_volume") && said.flag("thin_pool"))
            throw said.refusal(
                    "thin_volume",
                    "--thin and --thinpool cannot both be specified for the same logvol",
                    "keep --thinpool for the pool and --thin for the volumes in it");
        if (said.flag("thin_volume") && !said.isSet("pool_name"))
            throw said.refusal(
                    "thin_volume",
                    "--thin requires --poolname to specify pool name",
                    "add --poolname=POOL");
        boolean poolOnly = said.isSet("chunk_size") || said.isSet("metadata_size");
        if (poolOnly && !said.flag("thin_pool"))
            throw said.refusal(
                    said.isSet("chunk_size") ? "chunk_size" : "metadata_size",
                    "--chunksize and --metadatasize are for thin pools only",
                    "remove them, or add --thinpool");
    }

    private static void checkSize(Said said) throws Rejected {
        Optional<BigInteger> percent = said.values().number("percent");
        if (percent.isPresent()
                && (percent.get().signum() < 0 || percent.get().compareTo(HUNDRED) > 0))
            throw said.refusal(
                    "percent",
                    "Percentage must be between 0 and 100.",
                    "write a number from 1 to 100");
        if (said.isSet("size") && said.isSet("percent"))
            throw said.refusal(
                    "percent",
                    "--size and --percent cannot both be specified for the same logvol",
                    "keep one of them");
        boolean sized =
                said.flag("preexist")
                        || said.isSet("size")
                        || said.isSet("percent")
                        || said.flag("recommended")
                        || said.flag("hibernation");
        if (!sized)
            throw new Rejected(
                    "No size given for logical volume. Use one of --useexisting, --noformat, --size,"
                            + " --percent, or --hibernation.",
                    "add --size=MIB or --percent=N");
    }

    private static void checkCache(Said said) throws Rejected {
        boolean asked =
                said.isSet("cache_size") || said.isSet("cache_mode") || said.isSet("cache_pvs");
        if (!asked) return;
        String place = said.isSet("cache_size") ? "cache_size" : "cache_pvs";
        if (said.flag("preexist"))
            throw said.refusal(
                    place,
                    "Adding a cache to an existing logical volume is not supported",
                    "remove the cache options");
        if (said.flag("thin_volume"))
            throw said.refusal(place, "Thin volumes cannot be cached", "remove the cache options");
        if (!said.isSet("cache_pvs"))
            throw said.refusal(
                    place,
                    "Cache needs to have a list of (fast) PVs specified",
                    "add --cachepvs=pv.01");
        if (!said.isSet("cache_size"))
            throw said.refusal(place, "Cache needs to have size specified", "add --cachesize=MIB");
        if (said.isSet("cache_mode") && !CACHE_MODES.contains(said.text("cache_mode")))
            throw said.refusal(
                    "cache_mode",
                    "Invalid cache mode given: " + said.text("cache_mode"),
                    "modes are writeback and writethrough");
    }
}
